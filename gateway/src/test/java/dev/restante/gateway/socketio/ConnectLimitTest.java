package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectLimitTest {

    private final AtomicLong now = new AtomicLong(7);
    private final ConnectLimit limit = new ConnectLimit(now::get);

    @BeforeEach
    void useUpTheBurst() {
        assertThat(IntStream.range(0, ConnectLimit.BURST).allMatch(i -> limit.allows())).isTrue();
    }

    @Test
    void oneMoreThanTheBurstIsRefused() {
        assertThat(limit.allows()).isFalse();
    }

    @Test
    void everySecondOneMoreIsAllowed() {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(2_900));

        assertThat(IntStream.range(0, 3).mapToObj(i -> limit.allows()))
                .containsExactly(true, true, false);
    }

    @Test
    void aLongRestAllowsNoMoreThanTheBurst() {
        now.addAndGet(TimeUnit.DAYS.toNanos(1));

        assertThat(IntStream.range(0, 1_000).filter(i -> limit.allows()).count())
                .isEqualTo(ConnectLimit.BURST);
    }
}
