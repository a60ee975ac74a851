package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network between client and server is gone for a while. */
@ExtendWith(GivenPeers.class)
class DropIT {

    private final String room = Peers.freshRoom();

    @EveryClient
    void a_client_comes_back_by_itself_and_what_was_said_comes_as_its_session_allows(
            Setting setting, Peers peers) {
        Line line = peers.line();
        Peer peer = peers.open(setting, line);
        Peer other = peers.open(setting);
        peer.ask("enter", Values.text(room));
        other.ask("enter", Values.text(room));
        other.emit("say", Values.list(room), Values.text("before"));
        peer.hears("said");

        line.cut();
        peer.disconnects(1);
        other.emit("say", Values.list(room), Values.text("missed"));
        other.emit("say", Values.list(room), Values.text("missed too"));
        other.hears(3, "said");
        line.mend();
        peer.connects(2);
        if (!setting.client().recovers()) {
            // A new session: it is in no room any more.
            peer.ask("enter", Values.text(room));
        }
        other.emit("say", Values.list(room), Values.text("after"));
        other.hears(4, "said");

        List<List<JsonNode>> owed = owed(setting.client());
        assertThatSessionWentOn(peer, setting.client().recovers());
        assertThat(peer.hears(owed.size(), "said")).isEqualTo(owed);
    }

    private static void assertThatSessionWentOn(Peer peer, boolean recovers) {
        List<JsonNode> both = peer.connects(2);
        assertThat(both.get(1).path("recovered").asBoolean()).isEqualTo(recovers);
        assertThat(both.get(1).path("id").equals(both.get(0).path("id"))).isEqualTo(recovers);
    }

    /** All it ever hears: nothing comes after "after", because a room is in order. */
    private static List<List<JsonNode>> owed(ClientVersion client) {
        Stream<String> owed =
                client.recovers()
                        ? Stream.of("before", "missed", "missed too", "after")
                        : Stream.of("before", "after");
        return owed.map(text -> List.<JsonNode>of(Values.text(text))).toList();
    }
}
