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
    void theReplayIsToldTheSame() {
        filter.isRepeat("a", 1);
        filter.isRepeat("a", 2);

        assertThat(filter.wasRepeat(2)).isTrue();
        assertThat(filter.wasRepeat(1)).isFalse();
    }

    @Test
    void onlyTheWindowIsRemembered() {
        filter.isRepeat("a", 1);
        filter.isRepeat("b", 2);
        filter.isRepeat("c", 3);
        filter.isRepeat("d", 4);

        assertThat(filter.isRepeat("a", 5)).isFalse();
    }
}
