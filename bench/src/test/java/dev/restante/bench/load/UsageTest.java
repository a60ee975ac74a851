package dev.restante.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.bench.machine.MachineMeter;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void theDifferenceOfTwoMomentsIsTold() {
        long others = 200_000L * MachineMeter.processors();
        Usage before = new Usage(1_000_000_000, 100, 5_000, 500, 50, 10_000);
        Usage after = new Usage(3_000_000_000L, 1_100, 15_000, 2_500, 1_050, 23_000 + others);

        Usage usage = after.since(before);

        assertThat(usage.perSecond()).isEqualTo(500);
        assertThat(usage.serverMicrosEach()).isEqualTo(10);
        assertThat(usage.kafkaMicrosEach()).isEqualTo(2);
        assertThat(usage.loadMicrosEach()).isEqualTo(1);
        assertThat(usage.othersPercent()).isEqualTo(10);
    }
}
