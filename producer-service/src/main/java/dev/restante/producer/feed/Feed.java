package dev.restante.producer.feed;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.producer.kafka.OrderedEvents;
import dev.restante.producer.kafka.ProducerConfiguration;
import dev.restante.producer.kafka.ProducerFactory;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Sends {@code tick} {run,n,at} to everyone in {@code /feed} and in {@code /broadcast}, n = 1, 2,
 * 3... without a hole: the next numbers are sent when Kafka has confirmed the ones before, so the
 * feed pauses while Kafka is away. Both namespaces get the same numbers by the same road; what they
 * differ in is the gateway's matter.
 */
@ApplicationScoped
class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);

    private static final List<String> NAMESPACES = List.of("/feed", "/broadcast");
    private static final int MOST_WAITING = 10 * FeedState.MAX_BURST;
    private static final int STEP_MILLIS = 10;
    private static final int PAUSE_AFTER_FAILURE_MILLIS = 500;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "feed"));
    private final AtomicReference<FeedState> state = new AtomicReference<>(FeedState.off());
    private final OrderedEvents events;

    /** Numbers of bursts that are still to be sent. */
    private final AtomicInteger waiting = new AtomicInteger();

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
        String run = newRun();
        FeedState changed = state.updateAndGet(s -> s.withRate(rate, run));
        thread.execute(this::begin);
        return changed;
    }

    /**
     * The next numbers at once, on top of what the rate brings.
     *
     * @throws ClientErrorException 429, if too many wait already
     */
    FeedState burst(int count) {
        if (waiting.addAndGet(count) > MOST_WAITING) {
            waiting.addAndGet(-count);
            throw new ClientErrorException(
                    "At most %d numbers may wait to be sent.".formatted(MOST_WAITING), 429);
        }
        String run = newRun();
        FeedState changed = state.updateAndGet(s -> s.withRun(run));
        thread.execute(this::begin);
        return changed;
    }

    private static String newRun() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private void begin() {
        if (pace.isEmpty()) {
            pace = Optional.of(new Pace(System.nanoTime()));
            step();
        }
    }

    private void step() {
        FeedState before = state.get();
        int burst = Math.min(waiting.get(), FeedState.MAX_BURST);
        if (before.rate() == 0 && burst == 0) {
            pace = Optional.empty();
            return;
        }
        int due = burst + dueByRate(before.rate());
        int stored = due == 0 ? 0 : send(before, due);
        waiting.addAndGet(-Math.min(burst, stored));
        state.updateAndGet(s -> s.after(before.run(), due, stored));
        int pause = stored < due ? PAUSE_AFTER_FAILURE_MILLIS : STEP_MILLIS;
        thread.schedule(this::step, pause, TimeUnit.MILLISECONDS);
    }

    private int dueByRate(int rate) {
        return rate == 0 ? 0 : pace.orElseThrow().due(rate, System.nanoTime());
    }

    /** How many numbers are stored, counted from the first: those that are in every namespace. */
    private int send(FeedState from, int count) {
        List<ServerEvent> ticks =
                LongStream.rangeClosed(from.sent() + 1, from.sent() + count)
                        .boxed()
                        .flatMap(n -> ticks(from.run(), n, Instant.now()))
                        .toList();
        OrderedEvents.Progress progress = events.store(ticks);
        progress.refusal()
                .ifPresent(
                        e -> LOG.warnf("An event of the feed is sent again: %s", e.getMessage()));
        return progress.stored().size() / NAMESPACES.size();
    }

    private static Stream<ServerEvent> ticks(String run, long n, Instant at) {
        return NAMESPACES.stream().map(namespace -> tick(namespace, run, n, at));
    }

    /** Ids differ by namespace: a gateway delivers an id once. */
    static ServerEvent tick(String namespace, String run, long n, Instant at) {
        return new ServerEvent.Emit(
                new ServerEvent.Envelope(
                        run + "-" + n + "-" + namespace.substring(1),
                        "/producer-service/feed",
                        at,
                        namespace,
                        Optional.empty()),
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
