package dev.restante.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.worker.TestConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses(TestConfig.with(Map.of()));

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(pauses.length(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(pauses.length(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(pauses.length(5)).isEqualTo(Duration.ofMillis(3_200));
        assertThat(pauses.length(6)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pauses.length(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }
}
