package dev.restante.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.stack.settings.StackException;
import dev.restante.stack.settings.StackPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir Path folder;
    private final Children.Heard heard = new Children.Heard();
    private ProcessPlan plan;
    private SupervisedProcess process;

    @BeforeEach
    void aProcessThatIsDown() throws Exception {
        plan = Children.plan(StackPort.CONSUMER, folder);
        process = new SupervisedProcess(plan, heard);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        process.stop(GRACE);
    }

    @Test
    void isDownUntilItIsStarted() {
        assertThat(process.report())
                .isEqualTo(
                        new ProcessReport("consumer-service", "down", null, plan.number(), null));
    }

    @Test
    void becomesReadyWhenItsProbeSaysSo() throws Exception {
        process.start().await(PATIENCE);

        assertThat(process.report().state()).isEqualTo("ready");
        assertThat(heard.words).containsExactly("started", "ready");
    }

    @Test
    void killEndsTheRealProcessAtOnce() throws Exception {
        process.start().await(PATIENCE);
        ProcessHandle real = ProcessHandle.of(process.report().pid()).orElseThrow();
        assertThat(real.info().commandLine().orElseThrow()).contains(Child.class.getName());

        process.kill();

        assertThat(real.isAlive()).isFalse();
        assertThat(process.report().state()).isEqualTo("down");
        assertThat(heard.words).containsExactly("started", "ready", "killed");
        assertThat(plan.pidFile().path()).doesNotExist();
    }

    @Test
    void killedProcessIsReadyAgainAfterAStart() throws Exception {
        process.start().await(PATIENCE);
        long before = process.report().pid();
        process.kill();

        process.start().await(PATIENCE);

        assertThat(process.report().state()).isEqualTo("ready");
        assertThat(process.report().pid()).isNotEqualTo(before);
        assertThat(plan.pidFile().process()).isPresent();
    }

    @Test
    void processThatDiesByItselfIsToldAndStaysDown() throws Exception {
        process.start().await(PATIENCE);
        ProcessHandle.of(process.report().pid()).orElseThrow().destroyForcibly();

        String word = "";
        while (!word.startsWith("died")) {
            word = heard.words.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(word).isEqualTo("died 137");
        assertThat(process.report().state()).isEqualTo("down");
    }

    @Test
    void processThatEndsBeforeItIsReadyFailsItsStart() throws Exception {
        ProcessPlan hopeless =
                Children.plan(
                        StackPort.PRODUCER,
                        Children.freePort(),
                        folder,
                        Child.command(),
                        () -> false);
        SupervisedProcess ends = new SupervisedProcess(hopeless, heard);

        Readiness start = ends.start();

        assertThatThrownBy(() -> start.await(PATIENCE))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "producer-service ended (exit code 3) before it was ready; see %s",
                        hopeless.log().path());
        assertThat(ends.report().state()).isEqualTo("down");
    }

    @Test
    void startThatTakesTooLongIsToldAndGoesOn() throws Exception {
        ProcessPlan slow =
                Children.plan(
                        StackPort.PRODUCER,
                        plan.number(),
                        folder,
                        Child.command(Integer.toString(plan.number())),
                        () -> false);
        process = new SupervisedProcess(slow, heard);

        Readiness start = process.start();

        assertThatThrownBy(() -> start.await(Duration.ofMillis(300)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("producer-service is not ready after");
        assertThat(process.report().state()).isEqualTo("starting");
    }

    @Test
    void whatIsUpCanNotBeStartedAndWhatIsDownCanNotBeKilled() throws Exception {
        assertThatThrownBy(process::kill)
                .isInstanceOf(ProcessConflictException.class)
                .hasMessage("consumer-service is already down.");

        process.start().await(PATIENCE);

        assertThatThrownBy(process::start)
                .isInstanceOf(ProcessConflictException.class)
                .hasMessage("consumer-service is already up.");
    }

    @Test
    void portTakenMeanwhileIsNamed() throws Exception {
        try (ServerSocket taken =
                new ServerSocket(plan.number(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();

            assertThatThrownBy(process::start)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Port %d (consumer-service) is in use", plan.number());
        }
    }

    @Test
    void stoppedProcessCanNotBeStartedAgain() throws Exception {
        process.start().await(PATIENCE);

        process.stop(GRACE);

        assertThat(heard.words).containsExactly("started", "ready", "stopped");
        assertThatThrownBy(process::start).hasMessage("The stack is stopping.");
    }

    @Test
    void processIgnoresTheInterruptOfTheTerminal() throws Exception {
        process.start().await(PATIENCE);
        String pid = process.report().pid().toString();

        new ProcessBuilder("/bin/kill", "-INT", pid).start().waitFor();
        process.stop(GRACE);

        assertThat(heard.words).endsWith("stopped").noneMatch(word -> word.startsWith("died"));
    }
}
