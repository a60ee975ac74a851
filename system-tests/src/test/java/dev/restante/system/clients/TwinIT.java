package dev.restante.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.wire.ServerUnderTest;
import dev.restante.system.wire.server.Gateways;
import dev.restante.system.wire.server.Setup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two clients show the same session at a time, as a copied tab does. */
@ExtendWith(GivenPeers.class)
@DisabledIfEnvironmentVariable(
        named = "RESTANTE_WIRE_UNDER_TEST",
        matches = ".+",
        disabledReason = "the reference has one server, and gives a session to nobody who has it")
class TwinIT {

    /** Together they take longer than the 50 ms that a client waits before it reconnects. */
    private static final int ROUND_TRIPS = 30;

    private static ExtensionContext context;
    private static OwnGateway otherGateway;

    @RegisterExtension static final BeforeAllCallback CONTEXT = given -> context = given;

    private final String room = Peers.freshRoom();

    @BeforeAll
    static void start() {
        Gateways gateways = (Gateways) ServerUnderTest.server(context);
        // It has created the topics.
        gateways.address(Setup.PLAIN);
        otherGateway = gateways.another("staying");
    }

    @AfterAll
    static void end() {
        otherGateway.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.restante.system.clients.Setting#recovering")
    void the_younger_goes_on_with_the_session_and_the_elder_is_told_and_stays_away(
            Setting setting, Peers peers) {
        Peer elder = inRoom(peers.open(setting));
        Peer other = inRoom(peers.open(setting));

        Peer younger = peers.twin(setting, elder);

        assertThatItWent(elder, younger, other);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheNewest")
    void so_it_does_at_another_gateway(Setting setting, Peers peers) {
        Peer elder = inRoom(peers.open(setting));
        Peer other = inRoom(peers.open(setting));

        Peer younger = peers.twin(setting, elder, otherGateway.address());

        assertThatItWent(elder, younger, other);
    }

    static Stream<Setting> ofTheNewest() {
        return Setting.recovering().filter(setting -> setting.client() == ClientVersion.JS_4_8);
    }

    private Peer inRoom(Peer peer) {
        peer.ask("enter", Values.text(room));
        return peer;
    }

    private void assertThatItWent(Peer elder, Peer younger, Peer other) {
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
