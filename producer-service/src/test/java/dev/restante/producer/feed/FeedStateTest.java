package dev.restante.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedStateTest {

    @Test
    void switching_on_begins_a_run() {
        FeedState on = FeedState.off().withRate(10, "a");

        assertThat(on).isEqualTo(new FeedState("a", 10, 0, 0));
    }

    @Test
    void another_rate_goes_on_with_the_run() {
        FeedState faster = new FeedState("a", 10, 7, 1).withRate(20, "b");

        assertThat(faster).isEqualTo(new FeedState("a", 20, 7, 1));
    }

    @Test
    void switching_off_keeps_the_numbers_to_be_looked_at() {
        FeedState off = new FeedState("a", 10, 7, 1).withRate(0, "b");

        assertThat(off).isEqualTo(new FeedState("a", 0, 7, 1));
    }

    @Test
    void switching_on_again_counts_from_one() {
        FeedState again = new FeedState("a", 0, 7, 1).withRate(5, "b");

        assertThat(again).isEqualTo(new FeedState("b", 5, 0, 0));
    }

    @Test
    void what_was_not_stored_is_not_counted_and_so_sent_again() {
        FeedState after = new FeedState("a", 10, 7, 0).after("a", 5, 3);

        assertThat(after).isEqualTo(new FeedState("a", 10, 10, 1));
    }

    @Test
    void a_confirmation_for_an_earlier_run_does_not_count() {
        FeedState state = new FeedState("b", 10, 0, 0);

        assertThat(state.after("a", 5, 5)).isEqualTo(state);
    }
}
