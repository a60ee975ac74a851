package dev.restante.producer.feed;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.producer.kafka.OrderedEvents;
import dev.restante.producer.kafka.ProducerConfiguration;
import dev.restante.producer.kafka.ProducerFactory;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;

/**
 * Sends {@code tick} {run,n,at} to everyone in {@code /feed}, n = 1, 2, 3... without a hole: the
 * next numbers are sent when Kafka has confirmed the ones before, so the feed pauses while Kafka is
 * away.
 */
@ApplicationScoped
class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);

    private static final String NAMESPACE = "/feed";
    private static final int STEP_MILLIS = 10;
    private static final int PAUSE_AFTER_FAILURE_MILLIS = 500;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "feed"));
    private final AtomicReference<FeedState> state = new AtomicReference<>(FeedState.off());
    private final OrderedEvents events;

    /** Present while steps follow one another. Used by the thread alone. */
    private Optional<Pace> pace = Optional.empty();

    Feed(ProducerFactory factory, ProducerConfiguration configuration) {
        this.events = factory.ordered(configuration.topic(), "producer-service-feed");
    }

    FeedState state() {
        return state.get();
    }

    /** Takes effect within a step; returns at once, also while the feed waits for Kafka. */
    FeedState change(int rate) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        FeedState changed = state.updateAndGet(s -> s.withRate(rate, run));
        thread.execute(this::begin);
        return changed;
    }

    private void begin() {
        if (pace.isEmpty()) {
            pace = Optional.of(new Pace(System.nanoTime()));
            step();
        }
    }

    private void step() {
        FeedState before = state.get();
        if (before.rate() == 0) {
            pace = Optional.empty();
            return;
        }
        int due = pace.orElseThrow().due(before.rate(), System.nanoTime());
        int stored = due == 0 ? 0 : send(before, due);
        state.updateAndGet(s -> s.after(before.run(), due, stored));
        int pause = stored < due ? PAUSE_AFTER_FAILURE_MILLIS : STEP_MILLIS;
        thread.schedule(this::step, pause, TimeUnit.MILLISECONDS);
    }

    private int send(FeedState from, int count) {
        List<ServerEvent> ticks =
                LongStream.rangeClosed(from.sent() + 1, from.sent() + count)
                        .mapToObj(n -> tick(from.run(), n, Instant.now()))
                        .toList();
        OrderedEvents.Progress progress = events.store(ticks);
        progress.refusal()
                .ifPresent(
                        e -> LOG.warnf("An event of the feed is sent again: %s", e.getMessage()));
        return progress.stored().size();
    }

    static ServerEvent tick(String run, long n, Instant at) {
        return new ServerEvent.Emit(
                new ServerEvent.Envelope(
                        run + "-" + n, "/producer-service/feed", at, NAMESPACE, Optional.empty()),
                "tick",
                Set.of(),
                Set.of(),
                false,
                OptionalLong.empty(),
                Arguments.of("{\"run\":\"%s\",\"n\":%d,\"at\":\"%s\"}".formatted(run, n, at)));
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        events.close();
    }
}
