package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RingSeedTest {

    private static final LogRecord FIRST = GivenRecords.emit(0, 5, 0);
    private static final LogRecord SECOND = GivenRecords.emit(0, 6, 0);

    @Test
    void itHoldsWhatFits() {
        RingSeed seed = new RingSeed(Positions.of(5), 10_000);
        seed.add(FIRST);
        seed.add(SECOND);

        assertThat(seed.byPartition().get(0)).containsExactly(FIRST, SECOND);
        assertThat(seed.begin()).isEqualTo(Positions.of(5));
    }

    @Test
    void whenItIsFullItBeginsAfterTheOldest() {
        RingSeed seed = new RingSeed(Positions.of(5), FIRST.bytes());
        seed.add(FIRST);
        seed.add(SECOND);

        assertThat(List.copyOf(seed.byPartition().get(0))).containsExactly(SECOND);
        assertThat(seed.begin()).isEqualTo(Positions.of(6));
    }
}
