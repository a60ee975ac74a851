package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.contract.ClientEvent;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectFactsTest {

    private static final Handshake HANDSHAKE =
            new Handshake(Map.of("lang", "de"), Map.of("origin", "http://a"), "10.0.0.7");

    private static ConnectFacts facts(String auth) {
        return ConnectFacts.of(new Packet.Connect("/", Optional.ofNullable(auth)), HANDSHAKE);
    }

    @Test
    void pidAndOffsetAreForTheGatewayAlone() {
        ConnectFacts facts = facts("{\"token\":\"t\",\"pid\":\"p\",\"offset\":\"o\"}");

        assertThat(facts.pid()).contains("p");
        assertThat(facts.offset()).contains("o");
        assertThat(facts.forAdmission().json())
                .isEqualTo(
                        "{\"auth\":{\"token\":\"t\"},\"query\":{\"lang\":\"de\"},"
                                + "\"headers\":{\"origin\":\"http://a\"},\"address\":\"10.0.0.7\"}");
    }

    @Test
    void aConnectSaysAlsoWhetherItResumedAndWhichConnectionItIs() {
        assertThat(facts(null).forConnect(true, 17).json())
                .isEqualTo(
                        "{\"recovered\":true,\"connection\":17,\"auth\":{},\"query\":{\"lang\":\"de\"},"
                                + "\"headers\":{\"origin\":\"http://a\"},\"address\":\"10.0.0.7\"}");
    }

    @Test
    void aPidThatIsNoTextIsNone() {
        assertThat(facts("{\"pid\":7,\"offset\":{}}").pid()).isEmpty();
    }

    @Test
    void theQuestionAboutWhoComesBackIsTheGoldenOne() throws IOException {
        JsonNode golden = golden("client-events-admission-at-resume.json");
        Handshake handshake =
                new Handshake(
                        Map.of("page", "checkout"),
                        Map.of("user-agent", "Mozilla/5.0", "origin", "https://shop.example"),
                        "192.0.2.7");
        Membership was =
                Membership.fresh("/vip")
                        .of(Optional.of("ann"))
                        .joined("lobby", Positions.of(1), true)
                        .joined("a,b", Positions.of(2), false);

        ConnectFacts facts =
                ConnectFacts.of(
                        new Packet.Connect("/vip", Optional.of("{\"token\":\"t0\",\"pid\":\"p\"}")),
                        handshake);

        // As trees: the members of an object have no order.
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(facts.forAdmission(was).json()))
                .isEqualTo(json.readTree(golden.path("value").asText()));
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file = ClientEvent.class.getResourceAsStream("examples/" + name)) {
            return new ObjectMapper().readTree(file);
        }
    }
}
