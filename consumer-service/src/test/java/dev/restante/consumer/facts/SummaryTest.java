package dev.restante.consumer.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.facts.Summary.Partition;
import dev.restante.consumer.store.Count;
import dev.restante.consumer.store.Outcome;
import dev.restante.consumer.store.Position;
import dev.restante.consumer.store.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Totals TOTALS =
            new Totals(
                    List.of(
                            new Count(Outcome.DUPLICATE, "", "", 3),
                            new Count(Outcome.PROCESSED, "/chat", "history", 2),
                            new Count(Outcome.PROCESSED, "/chat", "message", 5)),
                    5,
                    1,
                    0,
                    List.of(
                            new Position("another topic", 0, 99),
                            new Position("client-events", 0, 10)));

    @Test
    void lagIsTheEndOfTheLogLessTheNextOffsetAlsoWhereNothingWasReadYet() {
        Summary summary = Summary.of("client-events", TOTALS, Optional.of(Map.of(0, 12L, 1, 4L)));

        assertThat(summary.partitions())
                .containsExactly(new Partition(0, 9L, 2L), new Partition(1, null, 4L));
        assertThat(summary.lag()).isEqualTo(6);
    }

    @Test
    void lagIsNotMadeUpWhenKafkaDoesNotSay() {
        Summary summary = Summary.of("client-events", TOTALS, Optional.empty());

        assertThat(summary.lag()).isNull();
        assertThat(summary.partitions()).containsExactly(new Partition(0, 9L, null));
    }

    @Test
    void countsAreSumsOverAllTypes() {
        Summary summary = Summary.of("client-events", TOTALS, Optional.empty());

        assertThat(summary.processed()).isEqualTo(7);
        assertThat(summary.duplicates()).isEqualTo(3);
        assertThat(summary.rejected()).isZero();
        assertThat(summary.processedByType()).hasSize(2);
    }
}
