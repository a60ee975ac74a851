package dev.restante.gateway.log;

import static dev.restante.gateway.log.GivenRecords.emit;
import static dev.restante.gateway.log.GivenRecords.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InTimeTest {

    @Test
    void whatWasWrittenFirstComesFirst() {
        LogRecord early = emit(1, 0, 10);
        LogRecord late = emit(0, 0, 20);

        assertThat(InTime.merge(List.of(List.of(late), List.of(early))))
                .containsExactly(early, late);
    }

    @Test
    void anOrderComesBeforeAnEventOfTheSameTime() {
        LogRecord event = emit(0, 0, 10);
        LogRecord join = join(1, 0, 10);

        assertThat(InTime.merge(List.of(List.of(event), List.of(join))))
                .containsExactly(join, event);
    }

    @Test
    void aClockThatGoesBackDoesNotChangeTheOrderOfAPartition() {
        LogRecord first = emit(0, 0, 30);
        LogRecord second = emit(0, 1, 10);
        LogRecord other = emit(1, 0, 20);

        assertThat(InTime.merge(List.of(List.of(first, second), List.of(other))))
                .containsExactly(other, first, second);
    }
}
