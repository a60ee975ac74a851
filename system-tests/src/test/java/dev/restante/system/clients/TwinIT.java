package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two clients show the same session at a time, as a copied tab does. */
@ExtendWith(GivenPeers.class)
class TwinIT {

    /** Together they take longer than the 50 ms that a client waits before it reconnects. */
    private static final int ROUND_TRIPS = 30;

    private final String room = Peers.freshRoom();

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.restante.system.clients.Setting#recovering")
    void the_younger_goes_on_with_the_session_and_the_elder_is_told_and_stays_away(
            Setting setting, Peers peers) {
        Peer elder = peers.open(setting);
        Peer other = peers.open(setting);
        elder.ask("enter", Values.text(room));
        other.ask("enter", Values.text(room));

        Peer younger = peers.twin(setting, elder);

        assertThat(younger.id()).isEqualTo(elder.id());
        assertThat(elder.hears("taken_over").get(0).path("reason").asText())
                .isEqualTo("session taken over");
        assertThat(elder.disconnects(1)).containsExactly("io server disconnect");
        other.emit("say", Values.list(room), Values.text("both would like to hear this"));
        assertThat(younger.hears("said"))
                .containsExactly(Values.text("both would like to hear this"));
        assertThatNobodyTakesItBack(elder, younger);
    }

    private static void assertThatNobodyTakesItBack(Peer elder, Peer younger) {
        for (int i = 0; i < ROUND_TRIPS; i++) {
            List<JsonNode> answer = younger.ask("ask", Values.number(i));
            assertThat(answer).hasSize(1);
        }
        assertThat(elder.connected()).isEqualTo(1);
        assertThat(younger.connected()).isEqualTo(1);
        assertThat(elder.hears(0, "said")).isEmpty();
    }
}
