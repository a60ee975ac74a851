package dev.restante.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String MARKER = Child.class.getName();

    @TempDir Path folder;
    private Process child;
    private PidFile pidFile;

    @BeforeEach
    void aProcessNobodyWatches() throws Exception {
        child = new ProcessBuilder(Child.command(Integer.toString(Children.freePort()))).start();
        pidFile = new PidFile(folder.resolve("gateway.pid"));
        pidFile.write(child.toHandle(), MARKER);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        child.destroyForcibly().waitFor();
    }

    @Test
    void leftoverProcessIsEndedAndTold() throws Exception {
        List<String> lines = Leftovers.end(folder, GRACE);

        assertThat(lines)
                .containsExactly(
                        "ended gateway (pid %d), left over from a stack that was killed"
                                .formatted(child.pid()));
        assertThat(child.waitFor()).isNotZero();
        assertThat(pidFile.path()).doesNotExist();
    }

    @Test
    void processOfAnotherCommandWithThatPidIsLeftAlone() throws Exception {
        pidFile.write(child.toHandle(), "quarkus-run.jar of another folder");

        assertThat(Leftovers.end(folder, GRACE)).isEmpty();

        assertThat(child.isAlive()).isTrue();
        assertThat(pidFile.path()).doesNotExist();
    }

    @Test
    void processThatStartedAtAnotherTimeIsLeftAlone() throws Exception {
        List<String> lines = Files.readAllLines(pidFile.path());
        long earlier = Long.parseLong(lines.get(1)) - Duration.ofMinutes(1).toMillis();
        Files.write(pidFile.path(), List.of(lines.get(0), Long.toString(earlier), MARKER));

        assertThat(Leftovers.end(folder, GRACE)).isEmpty();

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void fileThatWasNeverWrittenToItsEndIsRemoved() throws Exception {
        Files.writeString(pidFile.path(), "12");

        assertThat(Leftovers.end(folder, GRACE)).isEmpty();

        assertThat(pidFile.path()).doesNotExist();
    }

    @Test
    void folderThatDoesNotExistHasNoLeftovers() throws Exception {
        assertThat(Leftovers.end(folder.resolve("none"), GRACE)).isEmpty();
    }
}
