package dev.restante.gateway.log;

import dev.restante.contract.MalformedRecordException;
import dev.restante.tracing.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What one gateway has of the log, with {@link SimulatedKafka} under it: the gateway's own classes,
 * but for those that hold a Kafka client. Polls and answers come when the test says so.
 */
public final class SimulatedReader {

    /** A ring and a window so small that replays also read from Kafka, and repeats fall in both. */
    private static final LogConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(LogConfig.class)
                    .withSources(
                            new PropertiesConfigSource(
                                    Map.of(
                                            "restante.log.ring-bytes", "40000",
                                            "restante.log.ring-seed", "10",
                                            "restante.log.repeat-window", "20"),
                                    "test",
                                    100))
                    .build()
                    .getConfigMapping(LogConfig.class);

    private final SimulatedKafka kafka;
    private final LogState state = new LogState(CONFIG);
    private final Ring ring = new Ring(CONFIG);
    private final CatchUpReader past;
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private LogIntake intake;
    private int next;
    private long nextSession;

    public SimulatedReader(SimulatedKafka kafka) {
        this.kafka = kafka;
        this.past =
                new CatchUpReader(ring, new Pages(CONFIG, this::page), new SimpleMeterRegistry());
        state.open(kafka.cursor(), SimulatedKafka.BEGIN);
    }

    /** What others may ask of the log. */
    public LogInfo info() {
        return new LogInfo(state);
    }

    MembershipCodec codec() {
        return state.codec();
    }

    /** The sessions as this gateway knows them. */
    public Memberships memberships(SessionsTopic topic) {
        return new Memberships(state.memberships(), topic, Duration.ofHours(1));
    }

    /** Reads up to the end, as a gateway that starts. */
    public void start(LogListener listener) {
        intake = new LogIntake(CONFIG, state, ring, listener, RecordTracing.off());
        LogStart start =
                new LogStart(
                        SimulatedKafka.partitions(),
                        SimulatedKafka.BEGIN,
                        kafka.end(),
                        SimulatedKafka.SESSIONS,
                        kafka.sessionsEnd());
        Positions from = intake.begin(start);
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> all = new HashMap<>();
        for (TopicPartition p : SimulatedKafka.partitions()) {
            int number = p.partition();
            all.put(p, kafka.events(number, from.next(number), kafka.end().next(number)));
        }
        pollSessions(Integer.MAX_VALUE);
        next = kafka.size();
        intake.take(new ConsumerRecords<>(all, Map.of()), kafka.end());
        intake.becomeReady(kafka.end());
    }

    /** Reads some records of sessions. */
    public void pollSessions(int most) {
        long to = Math.min(kafka.sessionsEnd(), nextSession + most);
        kafka.sessions(nextSession, to).forEach(intake::session);
        nextSession = to;
        state.memberships().advance(nextSession);
    }

    /** Reads some records of the log, in the order they were written. */
    public void pollEvents(int most) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> polled = new HashMap<>();
        Positions end = state.live();
        int to = next + Math.min(kafka.size() - next, most);
        for (; next < to; next++) {
            ConsumerRecord<String, byte[]> event = kafka.event(next);
            polled.computeIfAbsent(
                            new TopicPartition(event.topic(), event.partition()),
                            p -> new ArrayList<>())
                    .add(event);
            end = end.with(event.partition(), event.offset() + 1);
        }
        intake.take(new ConsumerRecords<>(polled, Map.of()), end);
    }

    /** Whether there is nothing to read or to answer. */
    public boolean isIdle() {
        return next == kafka.size() && nextSession == kafka.sessionsEnd() && answers.isEmpty();
    }

    /** Lets the oldest answer arrive, if one waits. */
    public void answerOne() {
        if (!answers.isEmpty()) {
            answers.poll().run();
        }
    }

    private <T> CompletionStage<T> later(Supplier<CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        answers.add(
                () ->
                        question.get()
                                .whenComplete(
                                        (value, failure) -> {
                                            if (failure == null) {
                                                answer.complete(value);
                                            } else {
                                                answer.completeExceptionally(failure);
                                            }
                                        }));
        return answer;
    }

    /** As {@link BoundsReader#bounds()}. */
    public CompletionStage<Bounds> bounds() {
        return later(
                () -> {
                    Bounds bounds = new Bounds(SimulatedKafka.BEGIN, kafka.end());
                    return state.memberships()
                            .reached(kafka.sessionsEnd())
                            .thenApply(reached -> bounds);
                });
    }

    /** As {@link CatchUpReader#read}. */
    public CompletionStage<Chunk> past(Positions from, Positions to) {
        return later(() -> past.read(from, to));
    }

    private CompletableFuture<Page> page(PageKey key) {
        long end = Math.min(key.start() + 7, kafka.end().next(key.partition()));
        List<LogRecord> records = new ArrayList<>();
        try {
            for (ConsumerRecord<String, byte[]> message :
                    kafka.events(key.partition(), key.start(), end)) {
                records.add(EventDecoder.read(message));
            }
        } catch (MalformedRecordException e) {
            throw new AssertionError(e);
        }
        return CompletableFuture.completedFuture(new Page(key.start(), end, records));
    }

    /** Nobody waits for anything any more: timers of the futures go. */
    public void discard() {
        state.memberships().advance(Long.MAX_VALUE);
    }
}
