package dev.restante.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessMeterTest {

    @Test
    void userAndSystemTimeAreAddedWhateverTheName() {
        String stat = "42 (a b) (c) S 1 42 42 0 -1 4194304 9 0 0 0 150 50 0 0 20 0 1 0 99";

        assertThat(ProcessMeter.cpuMicros(stat)).isEqualTo(2_000_000);
    }

    @Test
    void residentMemoryIsInBytes() {
        String status = "Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  123 kB\nThreads:\t5\n";

        assertThat(ProcessMeter.residentBytes(status)).isEqualTo(123 * 1024);
    }

    @Test
    void theMostMemoryIsInBytes() {
        String status = "Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  123 kB\nThreads:\t5\n";

        assertThat(ProcessMeter.peakBytes(status)).isEqualTo(999 * 1024);
    }

    @Test
    void thisProcessCanBeMeasured() throws IOException {
        assertThat(ProcessMeter.own().residentBytes()).isPositive();
        assertThat(ProcessMeter.own().cpuMicros()).isPositive();
    }
}
