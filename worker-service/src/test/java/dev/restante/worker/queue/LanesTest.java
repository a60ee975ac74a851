package dev.restante.worker.queue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.worker.TestConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {

    @ParameterizedTest
    @CsvSource({
        "restante.worker.lanes, 0",
        "restante.worker.lock, 999ms",
        "restante.worker.retry.attempts, 0",
        "restante.worker.retry.delivery-limit, 5"
    })
    void aSettingThatMakesNoSenseEndsTheStartAndIsNamed(String property, String value) {
        Map<String, String> properties = Map.of(property, value);

        assertThatThrownBy(
                        () ->
                                new Lanes(
                                        TestConfig.with(properties),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(property + " must be");
    }
}
