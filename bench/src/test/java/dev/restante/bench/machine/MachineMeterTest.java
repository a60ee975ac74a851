package dev.restante.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MachineMeterTest {

    @Test
    void everythingButIdleAndWaitingCounts() {
        String stat = "cpu  1 2 4 1000 1000 8 16 32 64 128\ncpu0 1 1 1 1 1 1 1 1 1 1\n";

        assertThat(MachineMeter.cpuMicros(stat)).isEqualTo((1 + 2 + 4 + 8 + 16 + 32) * 10_000);
    }

    @Test
    void thisMachineCanBeMeasured() throws IOException {
        assertThat(MachineMeter.cpuMicros()).isPositive();
    }
}
