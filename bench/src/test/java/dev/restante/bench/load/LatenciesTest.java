package dev.restante.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void theShareIsTheTimeWithinWhichSoManyCame() {
        LongStream.rangeClosed(1, 100).map(ms -> ms * 1_000_000).forEach(latencies::add);

        assertThat(latencies.millisAt(.5, .9, .99, 1)).containsExactly(50, 90, 99, 100);
    }

    @Test
    void moreThanExpectedIsKept() {
        LongStream.range(0, 100_000).forEach(latencies::add);

        assertThat(latencies.count()).isEqualTo(100_000);
    }

    @Test
    void nothingHasNoShare() {
        assertThatThrownBy(() -> latencies.millisAt(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
