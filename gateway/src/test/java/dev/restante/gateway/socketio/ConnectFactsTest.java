package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.engineio.Handshake;
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
    void aConnectSaysAlsoWhetherItResumed() {
        assertThat(facts(null).forConnect(true).json())
                .isEqualTo(
                        "{\"recovered\":true,\"auth\":{},\"query\":{\"lang\":\"de\"},"
                                + "\"headers\":{\"origin\":\"http://a\"},\"address\":\"10.0.0.7\"}");
    }

    @Test
    void aPidThatIsNoTextIsNone() {
        assertThat(facts("{\"pid\":7,\"offset\":{}}").pid()).isEmpty();
    }
}
