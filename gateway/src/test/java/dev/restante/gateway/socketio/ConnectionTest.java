package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.ServerEvent.Disconnect;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Membership.Ending;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a connection says and does at its end. Nobody emits or connects here by packet. */
class ConnectionTest {

    private static final ConnectFacts FACTS =
            ConnectFacts.of(
                    new Packet.Connect("/", Optional.empty()),
                    new Handshake(Map.of(), Map.of(), ""));

    private final SimulatedLog log = new SimulatedLog(new Random(1));
    private final SimulatedClient client = new SimulatedClient(log.cursor(), log.end());
    private final Connection connection =
            new Connection(
                    client,
                    new SmallRyeConfigBuilder()
                            .addDiscoveredConverters()
                            .withMapping(GatewayConfig.class)
                            .build()
                            .getConfigMapping(GatewayConfig.class),
                    null,
                    null,
                    log.traffic());

    private Session joined(String namespace) {
        Session session =
                new Session(
                        "sid",
                        Namespace.plain(namespace),
                        log.membership("sid", namespace).orElseThrow(),
                        log.end(),
                        client,
                        new Shard(Runnable::run, log.end()),
                        log,
                        () -> {});
        connection.connected(
                session, new Packet.Connected(namespace, "sid", Optional.empty()), false, FACTS);
        client.sent().clear();
        return session;
    }

    private static LogEntry disconnect(SimulatedLog log, String namespace) {
        return new LogEntry(
                new LogRecord(
                        0,
                        0,
                        0,
                        new Disconnect(
                                new Envelope("d", "/s", Instant.EPOCH, namespace, Optional.empty()),
                                Set.of("sid"),
                                true)),
                log.end().with(0, 1));
    }

    @Test
    void whoIsSentAwayIsToldSoInEveryNamespace() {
        joined("/");
        joined("/other");

        connection.closed(CloseReason.SERVER_DISCONNECT);

        assertThat(client.sent()).containsExactlyInAnyOrder("1", "1/other,");
    }

    @Test
    void aNamespaceThatWasToldAlreadyIsNotToldAgain() {
        Session main = joined("/");
        joined("/other");

        new Orders(main).obey(disconnect(log, "/"));
        connection.closed(CloseReason.SERVER_DISCONNECT);

        assertThat(client.sent()).containsExactly("1", "1/other,");
    }

    @Test
    void whoseConnectionBreaksIsToldNothing() {
        Session session = joined("/");

        connection.closed(CloseReason.TRANSPORT_CLOSE);

        assertThat(client.sent()).isEmpty();
        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void aSessionThatMayComeBackIsKept() {
        joined("/");

        connection.closed(CloseReason.TRANSPORT_CLOSE);

        assertThat(log.membership("sid", "/").orElseThrow().ending()).isEqualTo(Ending.OPEN);
    }

    @Test
    void aSessionThatWasSentAwayIsNot() {
        joined("/");

        connection.closed(CloseReason.SERVER_DISCONNECT);

        assertThat(log.membership("sid", "/").orElseThrow().ending()).isEqualTo(Ending.DISMISSED);
    }

    @Test
    void whatAConnectWaitsForIsNotWaitedForWhenTheClientIsGone() {
        CompletableFuture<String> admission = new CompletableFuture<>();
        connection.waits("/guarded", admission);

        connection.closed(CloseReason.TRANSPORT_CLOSE);

        assertThat(admission).isCancelled();
    }

    @Test
    void whoIsLetInTooLateIsNotConnected() {
        connection.closed(CloseReason.TRANSPORT_CLOSE);

        Session session = joined("/");

        connection.closed(CloseReason.SERVER_DISCONNECT);
        assertThat(client.sent()).isEmpty();
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void aStepAfterTheEndIsNotTaken() {
        connection.closed(CloseReason.TRANSPORT_CLOSE);

        connection.step(
                () -> {
                    throw new AssertionError("taken");
                });
    }

    @Test
    void aDefectInAStepEndsTheConnection() {
        connection.step(
                () -> {
                    throw new IllegalStateException("a defect, for the test");
                });

        assertThat(client.ends()).containsExactly(CloseReason.INTERNAL_ERROR);
    }

    @Test
    void whoJoinsNothingIsSentAwayInTheEnd() {
        client.letTimePass();

        assertThat(client.ends()).containsExactly(CloseReason.CONNECT_TIMEOUT);
    }

    @Test
    void whoHasJoinedMayStay() {
        joined("/");

        client.letTimePass();

        assertThat(client.ends()).isEmpty();
    }
}
