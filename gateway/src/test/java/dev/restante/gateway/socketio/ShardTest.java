package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A session comes from another gateway, which was further in the log than this one. */
class ShardTest {

    private static final Positions HERE = Positions.of(0, 0);
    private static final Positions THERE = Positions.of(10, 0);

    private final SimulatedLog log = new SimulatedLog(new Random(1));
    private final SimulatedClient client = new SimulatedClient(log.cursor(), HERE);
    private final Shard shard = new Shard(Runnable::run, HERE);

    private Session begins(Membership member) {
        Session session =
                new Session(
                        "sid", Namespace.plain("/"), member, HERE, client, shard, log, () -> {});
        session.begin(
                true,
                ConnectFacts.of(
                        new Packet.Connect("/", Optional.empty()),
                        new Handshake(Map.of(), Map.of(), "")));
        return session;
    }

    /** An event to the room, which says its offset. */
    private void passes(long offset, Set<String> except) {
        Emit event =
                new Emit(
                        new Envelope("e" + offset, "/t", Instant.EPOCH, "/", Optional.empty()),
                        "n",
                        Set.of("room"),
                        except,
                        false,
                        OptionalLong.empty(),
                        Arguments.of(Long.toString(offset)));
        Positions after = Positions.of(offset + 1, 0);
        LogEntry entry = new LogEntry(new LogRecord(0, offset, 0, event), after);
        shard.post(List.of(new Delivery(entry, log.cursor())), after);
    }

    @Test
    void aRoomThatItJoinedThereIsHeardFromThatPlaceOn() {
        begins(Membership.fresh("/").joined("room", THERE, true));

        passes(9, Set.of());
        passes(10, Set.of());
        passes(11, Set.of());

        assertThat(client.received()).containsExactly(10, 11);
    }

    @Test
    void aRoomThatItLeftThereIsHeardUpToThatPlace() {
        begins(Membership.fresh("/").joined("room", HERE, true).left("room", THERE));

        passes(8, Set.of());
        passes(9, Set.of());
        passes(10, Set.of());
        passes(11, Set.of());

        assertThat(client.received()).containsExactly(8, 9);
    }

    @Test
    void aRoomThatItJoinsMeanwhileIsHeardAtOnce() {
        Session session = begins(Membership.fresh("/").joined("other", THERE, true));
        passes(3, Set.of());
        session.rooms().join("room");

        passes(4, Set.of());
        passes(10, Set.of());
        passes(11, Set.of());

        assertThat(client.received()).containsExactly(4, 10, 11);
    }

    @Test
    void itHearsNothingAfterItsEnd() {
        Session session = begins(Membership.fresh("/").joined("room", HERE, true));
        Session early = begins(Membership.fresh("/").joined("room", THERE, true));
        shard.remove(session);
        shard.remove(early);

        passes(11, Set.of());
        passes(12, Set.of());

        assertThat(client.received()).isEmpty();
    }

    @Test
    void whatIsForOthersOfTheRoomAloneIsNotHeard() {
        begins(Membership.fresh("/").joined("room", HERE, true).joined("other", THERE, true));

        passes(9, Set.of("sid"));
        passes(11, Set.of("sid"));

        assertThat(client.received()).isEmpty();
    }
}
