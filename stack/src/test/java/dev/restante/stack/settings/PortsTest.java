package dev.restante.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void withoutVariablesThePortsAreTheDocumentedOnes() throws StackException {
        Ports ports = Ports.from(Map.of());

        assertThat(ports.numbers())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                StackPort.GATEWAY, 8080,
                                StackPort.PRODUCER, 8081,
                                StackPort.CONSUMER, 8082,
                                StackPort.CONTROL, 8083,
                                StackPort.KAFKA, 9092,
                                StackPort.WORKER_1, 8084,
                                StackPort.WORKER_2, 8085));
    }

    @Test
    void eachPortIsChangedByItsVariable() throws StackException {
        Ports ports = Ports.from(Map.of("RESTANTE_GATEWAY_PORT", "18080"));

        assertThat(ports.of(StackPort.GATEWAY)).isEqualTo(18080);
        assertThat(ports.of(StackPort.KAFKA)).isEqualTo(9092);
    }

    @Test
    void blankVariableCountsAsNotSet() throws StackException {
        assertThat(Ports.from(Map.of("RESTANTE_KAFKA_PORT", " ")).of(StackPort.KAFKA))
                .isEqualTo(9092);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "+80", "http", "80.5", "99999999999", "8080x"})
    void whatIsNoPortNumberIsNamedInOneLine(String value) {
        assertThatThrownBy(() -> Ports.from(Map.of("RESTANTE_CONSUMER_PORT", value)))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "RESTANTE_CONSUMER_PORT=%s is not a port number from 1 to 65535.", value);
    }

    @Test
    void controlCharactersOfAVariableDoNotBreakTheLine() {
        assertThatThrownBy(() -> Ports.from(Map.of("RESTANTE_CONSUMER_PORT", "80\n81")))
                .hasMessageContaining("RESTANTE_CONSUMER_PORT=80?81");
    }

    @Test
    void twoPartsOnOnePortAreBothNamed() {
        assertThatThrownBy(() -> Ports.from(Map.of("RESTANTE_KAFKA_PORT", "8082")))
                .hasMessage(
                        "Port 8082 is meant for both consumer-service and kafka;"
                                + " set RESTANTE_CONSUMER_PORT or RESTANTE_KAFKA_PORT to another.");
    }
}
