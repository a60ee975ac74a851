package dev.restante.system.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.restante.system.StackUnderTest;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import dev.restante.system.stack.Vitals;
import dev.restante.system.wire.client.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left of a gateway, and of those who used it, after a {@link Run} of attackers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeFuzzIT {

    /** A session that is over on polling is kept so long for the client's last GET. */
    private static final Duration GOODBYE = Duration.ofSeconds(30);

    /** From the last sign of a client to the end of its session: ping interval and timeout. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(7);

    private static final Duration SLACK = Duration.ofSeconds(15);
    private static final long MOST_HEAP_GAINED = 32 << 20;

    /** Two of each transport, and as many as an HTTP client keeps for later. */
    private static final int MOST_SOCKETS_OF_HEALTHY = 12;

    private static Stack stack;

    @RegisterExtension
    static final BeforeAllCallback STACK = context -> stack = StackUnderTest.stack(context);

    private final Findings findings = new Findings();
    private OwnGateway gateway;
    private Vitals vitals;
    private Recorder recorder;
    private Target target;
    private List<HealthyClient> healthy;
    private long heapBefore;
    private long socketsBefore;

    @BeforeAll
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void run() {
        gateway = OwnGateway.start("fuzz", stack, Project.gatewayProperties("fuzz"));
        vitals = gateway.vitals();
        recorder = new Recorder(stack.address(Part.KAFKA).getAuthority(), findings);
        Run run = Run.configured();
        System.out.println("MEASURED the fuzz run: " + run);
        heapBefore = vitals.heapAfterCollection();
        socketsBefore = vitals.sockets();
        long end = System.nanoTime() + run.length().toNanos();
        target = new Target(gateway.address(), () -> System.nanoTime() < end);
        healthy = run.against(gateway.address(), target, findings);
        settle();
    }

    /** Waits for the ends of all sessions that nobody uses; then the last attackers go too. */
    private void settle() {
        attempt(GOODBYE.plus(HEARTBEAT).plus(SLACK), this::onlyHealthyAreLeft);
        target.close();
        attempt(SLACK, this::noSocketIsLeft);
    }

    /** A test says so if it is in vain. */
    private static void attempt(Duration patience, Callable<Boolean> aim) {
        try {
            await().atMost(patience).until(aim);
        } catch (ConditionTimeoutException e) {
            System.out.println("after " + patience + " it still is not so");
        }
    }

    private boolean noSocketIsLeft() {
        return vitals.sockets() <= socketsBefore + MOST_SOCKETS_OF_HEALTHY;
    }

    private boolean onlyHealthyAreLeft() {
        return vitals.metric("restante_connections") == Transport.values().length
                && vitals.metric("restante_sessions") == Transport.values().length;
    }

    @AfterAll
    void end() {
        healthy.forEach(HealthyClient::close);
        recorder.close();
        gateway.close();
    }

    @Test
    void the_gateway_is_the_same_process_and_ready() {
        assertThat(vitals.isWell()).isTrue();
    }

    /** Healthy clients that were not answered in order, answers nobody can read, bad records. */
    @Test
    void nobody_found_anything_amiss() {
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void healthy_clients_are_still_served() {
        healthy.forEach(HealthyClient::run);

        assertThat(findings.all()).isEmpty();
    }

    @Test
    void the_log_has_nothing_unexpected() {
        assertThat(GatewayLog.unexpected(gateway.logLines())).isEmpty();
    }

    @Test
    void every_connection_of_an_attacker_has_ended() {
        assertThat(vitals.metric("restante_connections")).isEqualTo(healthy.size());
        assertThat(vitals.metric("restante_sessions")).isEqualTo(healthy.size());
    }

    /** Also those that were left half-open, of which the attackers' side has ended. */
    @Test
    void no_socket_is_left_of_those_who_are_gone() {
        assertThat(vitals.sockets()).isLessThanOrEqualTo(socketsBefore + MOST_SOCKETS_OF_HEALTHY);
    }

    @Test
    void no_memory_is_held_for_those_who_are_gone() {
        long gained = vitals.heapAfterCollection() - heapBefore;
        System.out.printf(
                "MEASURED heap before %d KiB, gained %d KiB; sockets before %d, now %d; records %d%n",
                heapBefore >> 10,
                gained >> 10,
                socketsBefore,
                vitals.sockets(),
                recorder.records());

        assertThat(gained).isLessThan(MOST_HEAP_GAINED);
    }
}
