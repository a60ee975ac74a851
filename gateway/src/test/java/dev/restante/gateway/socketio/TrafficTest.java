package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.Positions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final ConnectFacts FACTS =
            ConnectFacts.of(
                    new Packet.Connect("/", Optional.empty()),
                    new Handshake(Map.of(), Map.of(), ""));

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final SimulatedLog log = new SimulatedLog(new Random(1), new Traffic(metrics));

    private double count(String name, String label, String value) {
        return metrics.get(name).tag(label, value).functionCounter().count();
    }

    private Session session(Positions place) {
        SimulatedClient client = new SimulatedClient(log.cursor(), place);
        return new Session(
                "sid",
                Namespace.plain("/"),
                log.membership("sid", "/").orElseThrow(),
                place,
                client,
                new Shard(Runnable::run, log.end()),
                log,
                () -> {});
    }

    @Test
    void whatNeverHappenedIsZeroAndNotMissing() {
        assertThat(count("restante.resumes", "path", "gap")).isZero();
        assertThat(count("restante.gaps", "reason", "no longer kept")).isZero();
        assertThat(count("restante.connections.closed", "reason", "ping timeout")).isZero();
        assertThat(count("restante.acks", "outcome", "kafka_unavailable")).isZero();
    }

    @Test
    void whoComesBackAndMissedNothingIsCountedAsThat() {
        session(log.end()).begin(true, FACTS);

        assertThat(count("restante.resumes", "path", "nothing")).isOne();
    }

    @Test
    void whoComesBackAndFindsWhatItMissedInMemoryIsCountedOnce() {
        Positions before = log.end();
        log.append(SimulatedLog.Kind.PLAIN);
        log.append(SimulatedLog.Kind.PLAIN);

        session(before).begin(true, FACTS);
        while (log.isWaiting()) {
            log.answerOne();
        }

        assertThat(count("restante.resumes", "path", "ring")).isOne();
        assertThat(count("restante.events.out", "feed", "past")).isEqualTo(2);
    }

    @Test
    void aNewSessionIsNoResume() {
        session(log.end()).begin(false, FACTS);

        assertThat(count("restante.resumes", "path", "nothing")).isZero();
    }

    @Test
    void aGapIsCountedWithItsReason() {
        log.traffic().missed(Gap.Reason.SESSION_EXPIRED);

        assertThat(count("restante.gaps", "reason", "session expired")).isOne();
        assertThat(count("restante.resumes", "path", "gap")).isOne();
    }

    @Test
    void anAckThatWasAskedForIsCountedByWhatItSays() {
        Packet.Event asking =
                new Packet.Event("/", OptionalLong.of(1), "e", Arguments.of("1"), Optional.empty());
        Session session = session(log.end());

        session.answer(asking, Answer.noAnswer());
        session.answer(asking, Arguments.of("1"));

        assertThat(count("restante.acks", "outcome", "no_answer")).isOne();
        assertThat(count("restante.acks", "outcome", "answered")).isOne();
    }

    @Test
    void aConnectionsEndIsCountedByItsReason() {
        log.traffic().closed(CloseReason.PING_TIMEOUT);

        assertThat(count("restante.connections.closed", "reason", "ping timeout")).isOne();
    }
}
