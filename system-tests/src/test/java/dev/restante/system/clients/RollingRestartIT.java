package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.contract.Arguments;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.wire.ServerUnderTest;
import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.server.EchoService;
import dev.restante.system.wire.server.Gateways;
import dev.restante.system.wire.server.Setup;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Of two gateways one goes down in order, told twice, while clients of all kinds are connected and
 * events flow.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingRestartIT {

    private static final int OF_EACH_KIND = 4;
    private static final int EMITTERS = 20;
    private static final int PACE_MILLIS = 10;
    private static final String NAMESPACE = "/echo";

    /** As in {@code leaving.properties}. */
    private static final Duration TIME = Duration.ofSeconds(5);

    /** Its patience with the last clients, and what the process itself takes to end. */
    private static final Duration AFTER_THAT = Duration.ofSeconds(20);

    private static ExtensionContext context;

    @RegisterExtension static final BeforeAllCallback CONTEXT = given -> context = given;

    private final String room = Peers.freshRoom();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Peer> recovering = new ArrayList<>();
    private final List<Peer> others = new ArrayList<>();
    private final List<Emitter> emitters = new ArrayList<>();

    private EchoService service;
    private OwnGateway leaving;
    private OwnGateway staying;
    private Balancer balancer;
    private Peers peers;
    private Watch watch;
    private boolean endedInTime;
    private HttpAnswer refusal;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void run() {
        Gateways gateways = (Gateways) ServerUnderTest.server(context);
        gateways.address(Setup.PLAIN);
        service = gateways.service();
        leaving = gateways.another("leaving");
        balancer = new Balancer(this::ready);
        peers = new Peers(balancer.address(), GivenPeers.drivers(context));
        connectAll();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(this::say, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(this::sayToOthers, 0, 1, TimeUnit.SECONDS);
        try {
            restart(gateways);
        } finally {
            // Or the tests after this one would hear it.
            stop(clock);
        }
        System.out.printf(
                "MEASURED a rolling restart: %d clients, %d emitters with %d acks, %d events; %s%n",
                all().size(),
                emitters.size(),
                emitters.stream().mapToInt(Emitter::acked).sum(),
                numbers.get(),
                watch);
    }

    private void restart(Gateways gateways) {
        staying = gateways.another("staying");
        watch = new Watch(leaving);
        leaving.terminate();
        watch.untilFirstEnd();
        refusal = HttpCall.get("/socket.io/?EIO=4&transport=polling").send(leaving.address());
        leaving.terminate();
        watch.untilGone();
        endedInTime = leaving.endsWithin(AFTER_THAT);
        all().forEach(peer -> peer.connects(2));
    }

    /** Where the next connection goes. */
    private Optional<URI> ready() {
        return Stream.of(leaving, staying)
                .filter(gateway -> gateway != null && gateway.isReady())
                .map(OwnGateway::address)
                .findFirst();
    }

    private void connectAll() {
        Setting.all()
                .forEach(
                        setting -> {
                            for (int i = 0; i < OF_EACH_KIND; i++) {
                                (setting.client().recovers() ? recovering : others)
                                        .add(peers.openAtOnce(setting));
                            }
                        });
        recovering.forEach(peer -> peer.ask("join", Values.text(room)));
        for (int i = 0; i < EMITTERS; i++) {
            emitters.add(
                    new Emitter(
                            i % 2 == 0 ? Transport.WEBSOCKET : Transport.POLLING,
                            leaving.address()));
        }
    }

    private List<Peer> all() {
        List<Peer> all = new ArrayList<>(recovering);
        all.addAll(others);
        return all;
    }

    private void say() {
        service.emit(
                NAMESPACE,
                Set.of(room),
                "said",
                Arguments.of(Integer.toString(numbers.incrementAndGet())));
    }

    /** The Java client 2.0 gives up a poll after 10 s. */
    private void sayToOthers() {
        service.emit("/plain", Set.of(), "said", Arguments.of("0"));
    }

    private static void stop(ScheduledExecutorService clock) {
        clock.shutdown();
        try {
            assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void end() {
        peers.close();
        balancer.close();
        leaving.close();
        staying.close();
    }

    @Test
    void it_is_not_ready_any_more_before_the_first_connection_ends() {
        assertThat(watch.notReadyWithAll()).isTrue();
    }

    @Test
    void connections_end_spread_over_the_time() {
        assertThat(watch.mostAhead(TIME)).isLessThan(0.25);
        assertThat(watch.spread()).isGreaterThan(TIME.multipliedBy(7).dividedBy(10));
    }

    @Test
    void new_clients_are_refused_meanwhile_and_told_to_come_again() {
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.header("Retry-After")).contains("1");
        assertThat(refusal.header("Connection")).contains("close");
    }

    @Test
    void its_process_ends_although_it_was_told_twice() {
        assertThat(endedInTime).isTrue();
    }

    @Test
    void every_client_that_recovers_goes_on_with_its_session() {
        assertThat(recovering)
                .allSatisfy(
                        peer -> {
                            List<JsonNode> both = peer.connects(2);
                            assertThat(both).hasSize(2);
                            assertThat(both.get(1).path("recovered").asBoolean()).isTrue();
                            assertThat(both.get(1).path("id")).isEqualTo(both.get(0).path("id"));
                        });
    }

    @Test
    void every_client_that_recovers_hears_every_event_once_and_in_order() {
        List<List<JsonNode>> owed =
                IntStream.rangeClosed(1, numbers.get())
                        .mapToObj(n -> List.<JsonNode>of(Values.number(n)))
                        .toList();
        assertThat(recovering)
                .allSatisfy(peer -> assertThat(peer.hears(owed.size(), "said")).isEqualTo(owed));
    }

    /** Twice, if on polling it finds a TCP connection that it still had to the first gateway. */
    @Test
    void every_other_client_comes_again_by_itself() {
        assertThat(others).allSatisfy(peer -> assertThat(peer.connects(2)).hasSizeBetween(2, 3));
    }

    @Test
    void no_client_is_told_that_it_shall_stay_away() {
        assertThat(all())
                .allSatisfy(
                        peer ->
                                assertThat(peer.disconnects(1))
                                        .isSubsetOf("transport close", "transport error", ""));
    }

    @Test
    void every_emit_that_was_stored_was_acked_before_its_connection_ended() {
        assertThat(emitters)
                .allSatisfy(
                        emitter -> {
                            assertThat(emitter.ending())
                                    .satisfiesAnyOf(
                                            end -> assertThat(end).isEqualTo(Ending.CUT),
                                            end -> assertThat(end.how()).contains("answered 503"));
                            assertThat(service.allHeard(emitter::sent)).isNotEmpty();
                            assertThat(service.allHeard(emitter::misses)).isEmpty();
                        });
    }
}
