package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Disconnect;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.contract.ServerEvent.Join;
import dev.restante.contract.ServerEvent.Leave;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Membership.Ending;
import dev.restante.gateway.log.Positions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private static final Set<String> SID = Set.of("sid");

    private final SimulatedLog log = new SimulatedLog(new Random(1));
    private final SimulatedClient client = new SimulatedClient(log.cursor(), log.end());
    private final Session session = session();
    private final Orders orders = new Orders(session);

    private Session session() {
        return new Session(
                "sid",
                Namespace.plain("/"),
                log.membership("sid", "/").orElseThrow(),
                log.end(),
                client,
                new Shard(Runnable::run, log.end()),
                log,
                () -> {});
    }

    private static Envelope envelope(String id, String cause) {
        return new Envelope(id, "/s", Instant.EPOCH, "/", Optional.ofNullable(cause));
    }

    private static LogEntry at(long offset, ServerEvent order) {
        return new LogEntry(new LogRecord(0, offset, 0, order), Positions.of(offset + 1, 0));
    }

    private static LogEntry join(long offset) {
        return at(offset, new Join(envelope("j" + offset, null), SID, "room"));
    }

    private static LogEntry leave(long offset) {
        return at(offset, new Leave(envelope("l" + offset, null), SID, "room"));
    }

    private static LogEntry disconnect(boolean close) {
        return at(0, new Disconnect(envelope("d", null), SID, close));
    }

    @Test
    void aJoinMakesTheSessionAMemberFromThereOn() {
        boolean changed = orders.obey(join(4));

        assertThat(changed).isTrue();
        assertThat(session.membership().rooms()).containsEntry("room", Positions.of(5, 0));
    }

    @Test
    void aSecondJoinChangesNothing() {
        orders.obey(join(4));

        boolean changed = orders.obey(join(7));

        assertThat(changed).isFalse();
        assertThat(session.membership().rooms()).containsEntry("room", Positions.of(5, 0));
    }

    @Test
    void aLeaveEndsIt() {
        orders.obey(join(4));

        boolean changed = orders.obey(leave(5));

        assertThat(changed).isTrue();
        assertThat(session.membership().rooms()).isEmpty();
    }

    @Test
    void aLeaveOfARoomItIsNotInChangesNothing() {
        assertThat(orders.obey(leave(0))).isFalse();
    }

    @Test
    void anOrderThatIsReadAgainIsNotObeyedAgain() {
        orders.obey(join(4));
        session.rooms().leave("room");

        boolean changed = orders.obey(join(4));

        assertThat(changed).isFalse();
        assertThat(session.membership().rooms()).isEmpty();
    }

    @Test
    void anOrderThatIsReadAgainAfterAResumeIsNotObeyedAgain() {
        orders.obey(join(4));
        session.rooms().leave("room");
        Session resumed = session();

        boolean changed = new Orders(resumed).obey(join(4));

        assertThat(changed).isFalse();
        assertThat(resumed.membership().rooms()).isEmpty();
    }

    @Test
    void anAckIsTheAnswerThatIsWaitedFor() {
        List<Replies.Outcome> outcomes = new ArrayList<>();
        Ack ack = new Ack(envelope("a", "event"), "sid", 7, Arguments.of("1"));
        session.replies().expect(7, "event", Duration.ofSeconds(10), outcomes::add);

        orders.obey(at(0, ack));

        assertThat(outcomes).containsExactly(new Replies.Outcome.Answered(ack));
    }

    @Test
    void aDisconnectEndsTheSessionAndNotTheConnection() {
        orders.obey(disconnect(false));

        assertThat(client.sent()).containsExactly("1");
        assertThat(session.isEnded()).isTrue();
        assertThat(client.ends()).isEmpty();
        assertThat(log.membership("sid", "/").orElseThrow().ending()).isEqualTo(Ending.DISMISSED);
    }

    @Test
    void aDisconnectMayEndTheConnectionToo() {
        orders.obey(disconnect(true));

        assertThat(client.sent()).containsExactly("1");
        assertThat(client.ends()).containsExactly(CloseReason.SERVER_DISCONNECT);
    }
}
