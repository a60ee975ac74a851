package dev.restante.producer.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsWatchTest {

    private static final List<TopicState> TOPICS =
            List.of(TopicState.of("t", List.of(new PartitionState(0, 2, 7)), List.of()));

    private final AtomicInteger looks = new AtomicInteger();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();
    private volatile Optional<List<TopicState>> kafka = Optional.of(TOPICS);
    private volatile boolean hanging;
    private final TopicsWatch watch = new TopicsWatch(this::look);

    @AfterEach
    void nothingHangs() {
        gate.complete(null);
        watch.stop();
    }

    @Test
    void what_kafka_says_is_told() {
        assertThat(ask().kafka()).isEqualTo("up");
        assertThat(ask().topics()).isEqualTo(TOPICS);
    }

    @Test
    void who_asks_during_a_look_shares_it() {
        hanging = true;
        CompletableFuture<TopicsState> first = watch.state().toCompletableFuture();
        CompletableFuture<TopicsState> second = watch.state().toCompletableFuture();
        gate.complete(null);

        assertThat(first.join()).isEqualTo(second.join());
        assertThat(looks).hasValue(1);
    }

    @Test
    void what_was_seen_is_good_for_half_a_second_and_no_longer() {
        long before = System.nanoTime();
        TopicsState first = ask();
        await().pollInterval(Duration.ofMillis(5)).until(() -> !ask().at().equals(first.at()));

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TopicsWatch.FRESH.toNanos());
        assertThat(looks).hasValue(2);
    }

    @Test
    void while_kafka_is_down_the_last_known_is_told() {
        TopicsState up = ask();
        kafka = Optional.empty();
        await().until(() -> ask().kafka().equals("down"));

        assertThat(ask()).isEqualTo(new TopicsState(up.at(), "down", TOPICS));
    }

    @Test
    void kafka_that_was_never_reached_is_down() {
        kafka = Optional.empty();

        assertThat(ask()).isEqualTo(new TopicsState(null, "down", List.of()));
    }

    @Test
    void a_look_that_hangs_is_not_waited_for() {
        hanging = true;

        assertThat(watch.state().toCompletableFuture())
                .succeedsWithin(TopicsWatch.PATIENCE.plusSeconds(5))
                .isEqualTo(TopicsState.unknown());
    }

    @Test
    void after_a_look_that_hung_it_goes_on() {
        hanging = true;
        ask();
        hanging = false;
        gate.complete(null);

        await().until(() -> ask().kafka().equals("up"));
    }

    @Test
    void a_look_that_fails_does_not_end_all() {
        kafka = null;
        assertThat(watch.state().toCompletableFuture()).failsWithin(5, TimeUnit.SECONDS);

        kafka = Optional.of(TOPICS);
        assertThat(ask().kafka()).isEqualTo("up");
    }

    private Optional<List<TopicState>> look() {
        looks.incrementAndGet();
        if (hanging) {
            gate.join();
        }
        return kafka;
    }

    private TopicsState ask() {
        return watch.state().toCompletableFuture().join();
    }
}
