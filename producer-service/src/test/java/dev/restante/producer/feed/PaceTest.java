package dev.restante.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = SECOND / 100;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100, 333, 1000})
    void on_average_as_many_are_due_as_the_rate_says(int rate) {
        Pace pace = new Pace(-SECOND);
        long due = 0;
        for (long now = -SECOND; now <= 9 * SECOND; now += STEP) {
            due += pace.due(rate, now);
        }
        assertThat(due).isBetween(rate * 10L - 1, rate * 10L + 1);
    }

    @Test
    void the_first_is_due_at_once() {
        assertThat(new Pace(5).due(1, 5)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void after_an_outage_only_little_is_made_up(int rate) {
        Pace pace = new Pace(0);
        pace.due(rate, 0);

        assertThat(pace.due(rate, 60 * SECOND)).isEqualTo(Math.max(1, rate / 10));
    }
}
