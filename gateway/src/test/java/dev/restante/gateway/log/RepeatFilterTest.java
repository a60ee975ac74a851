package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatFilterTest {

    private final RepeatFilter filter = new RepeatFilter(3);

    @Test
    void anIdThatCameBeforeIsARepeat() {
        filter.isRepeat("a", 1);

        assertThat(filter.isRepeat("a", 2)).isTrue();
    }

    @Test
    void theSameRecordReadAgainIsNoRepeat() {
        filter.isRepeat("a", 1);

        assertThat(filter.isRepeat("a", 1)).isFalse();
    }

    @Test
    void aRepeatOfARepeatIsARepeat() {
        filter.isRepeat("a", 1);
        filter.isRepeat("a", 3);

        assertThat(filter.isRepeat("a", 5)).isTrue();
    }

    @Test
    void anIdAtTheEdgeOfTheWindowIsRemembered() {
        filter.isRepeat("a", 1);

        assertThat(filter.isRepeat("a", 4)).isTrue();
    }

    @Test
    void onlyTheWindowIsRemembered() {
        filter.isRepeat("a", 1);

        assertThat(filter.isRepeat("a", 5)).isFalse();
    }
}
