package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class SessionsSettingsTest {

    private static final LogConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(LogConfig.class)
                    .build()
                    .getConfigMapping(LogConfig.class);

    private static List<String> shortcomings(String name, String value) {
        Map<String, String> settings = new HashMap<>(SessionsSettings.wanted(CONFIG));
        settings.put(name, value);
        return SessionsSettings.shortcomings(
                new Config(
                        settings.entrySet().stream()
                                .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
                                .toList()),
                CONFIG);
    }

    @Test
    void nothingIsWrongWithATopicThatTheGatewayMakes() {
        assertThat(shortcomings("retention.ms", "691200000")).isEmpty();
    }

    @Test
    void aTopicThatKeepsEverythingIsRight() {
        assertThat(shortcomings("retention.ms", "-1")).isEmpty();
    }

    @Test
    void aTopicOfKafkasOwnMakingIsNotCompacted() {
        assertThat(shortcomings("cleanup.policy", "delete"))
                .singleElement()
                .asString()
                .startsWith("cleanup.policy=delete");
    }

    @Test
    void aTopicMayBeCompactedTooSoon() {
        assertThat(shortcomings("min.compaction.lag.ms", "0"))
                .singleElement()
                .asString()
                .contains("min.compaction.lag.ms of less than 3600000");
    }

    @Test
    void aTopicMayForgetSessionsTooSoon() {
        assertThat(shortcomings("retention.ms", "3600000"))
                .singleElement()
                .asString()
                .startsWith("a retention.ms of 3600000");
    }

    @Test
    void whatIsDeletedByNobodyNeedsNoRetention() {
        Map<String, String> kept = new HashMap<>(SessionsSettings.wanted(CONFIG));
        kept.put("cleanup.policy", "compact");
        kept.put("retention.ms", "1");

        assertThat(
                        SessionsSettings.shortcomings(
                                new Config(
                                        kept.entrySet().stream()
                                                .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
                                                .toList()),
                                CONFIG))
                .isEmpty();
    }
}
