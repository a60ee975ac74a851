package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineIdsTest {

    private static EngineIds ids(Map<String, String> settings) {
        return new EngineIds(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(EngineConfig.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(EngineConfig.class));
    }

    @Test
    void withoutARouteAnIdIsRandomAlone() {
        assertThat(ids(Map.of()).next()).matches("[A-Za-z0-9_-]{20}");
    }

    @Test
    void aRouteFollowsAfterADot() {
        assertThat(ids(Map.of("restante.engine.route", "gateway-1")).next())
                .matches("[A-Za-z0-9_-]{20}\\.gateway-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a.b", "a&b", "%41"})
    void aRouteThatNoQueryHoldsAsItIsEndsTheStart(String route) {
        assertThatThrownBy(() -> ids(Map.of("restante.engine.route", route)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(route);
    }
}
