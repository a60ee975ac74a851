package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service ends the session of a client. */
@ExtendWith(GivenPeers.class)
class ServerDisconnectIT {

    @EveryClient
    void a_client_that_was_sent_away_does_not_come_back_by_itself(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);

        peer.emit("part");

        assertThatServerEnded(setting, peer);
        timeEnoughToReconnectPasses(setting, peers);
        assertThat(peer.connected()).isOne();
    }

    @EveryClient
    void a_client_that_was_sent_away_may_connect_again(Setting setting, Peers peers) {
        Peer peer = peers.open(setting);
        peer.emit("part");
        peer.disconnects(1);

        peer.connectAgain();
        peer.connects(2);
        peer.emit("echo", Values.text("again"));

        assertThat(peer.hears("echo")).containsExactly(Values.text("again"));
    }

    @EveryClient
    void the_other_namespace_of_the_connection_goes_on(Setting setting, Peers peers) {
        List<Peer> both = peers.open(setting, setting.namespace(), Setting.OTHER);

        both.get(0).emit("part");
        both.get(0).disconnects(1);
        both.get(1).emit("echo", Values.text("still here"));

        assertThat(both.get(1).hears("echo")).containsExactly(Values.text("still here"));
        assertThat(both.get(1).disconnects(0)).isEmpty();
    }

    @EveryClient
    void a_closed_connection_ends_all_its_namespaces_and_does_not_come_back(
            Setting setting, Peers peers) {
        List<Peer> both = peers.open(setting, setting.namespace(), Setting.OTHER);

        both.get(0).emit("end");

        both.forEach(peer -> assertThatServerEnded(setting, peer));
        timeEnoughToReconnectPasses(setting, peers);
        assertThat(both).extracting(Peer::connected).containsExactly(1, 1);
    }

    private static void assertThatServerEnded(Setting setting, Peer peer) {
        String reason = setting.client().saysWhy() ? "io server disconnect" : "";
        assertThat(peer.disconnects(1)).containsExactly(reason);
    }

    /** Shown by one that does come back, because nobody sent it away. */
    private static void timeEnoughToReconnectPasses(Setting setting, Peers peers) {
        Line line = peers.line();
        Peer witness = peers.open(setting, line);
        line.cut();
        witness.disconnects(1);
        line.mend();
        witness.connects(2);
    }
}
