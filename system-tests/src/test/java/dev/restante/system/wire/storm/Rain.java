package dev.restante.system.wire.storm;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.contract.ServerEventRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Numbered events into all rooms and to everyone, at {@value #A_SECOND} a second. Now and then one
 * is written twice, as a service does that was killed; now and then a volatile one comes between.
 */
final class Rain implements AutoCloseable {

    static final String NAMESPACE = "/storm";

    /** Stands for everyone in the namespace. */
    static final String EVERYONE = "everyone";

    /** Each is in a partition of its own, or shares it with others. */
    static final List<String> ROOMS =
            IntStream.range(0, 9).mapToObj(i -> i == 0 ? EVERYONE : "room-" + i).toList();

    static final int A_SECOND = 300;
    private static final String TOPIC = "storm-server-events";
    private static final int ONE_IN = 10;

    private final String name;
    private final SplittableRandom dice;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicIntegerArray sent = new AtomicIntegerArray(ROOMS.size());
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /**
     * @param bootstrap host and port of Kafka
     * @param name in the ids of the events: those of another rain are no repeats of them
     */
    Rain(String bootstrap, String name, SplittableRandom dice) {
        this.name = name;
        this.dice = dice;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    void begin() {
        clock.scheduleAtFixedRate(
                () -> fall(dice.nextInt(ROOMS.size())),
                0,
                1_000_000 / A_SECOND,
                TimeUnit.MICROSECONDS);
    }

    /** Number of the last event of a room that somebody began to send. */
    int sent(String room) {
        return sent.get(ROOMS.indexOf(room));
    }

    int sent() {
        return IntStream.range(0, ROOMS.size()).map(sent::get).sum();
    }

    /** Ends; returns when Kafka has all, with a last event in every room. */
    void end() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the rain does not end");
        }
        oneMoreInEveryRoom();
    }

    /** What came before it in a room came before it to every client. */
    void oneMoreInEveryRoom() {
        IntStream.range(0, ROOMS.size()).forEach(this::fall);
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka did not take an event", failure.get());
        }
    }

    private void fall(int room) {
        int number = sent.incrementAndGet(room);
        write(room, "news", number);
        if (dice.nextInt(ONE_IN) == 0) {
            write(room, "flash", number);
        }
        if (dice.nextInt(ONE_IN) == 0) {
            write(room, "news", number);
        }
    }

    private void write(int room, String type, int number) {
        String to = ROOMS.get(room);
        Emit event =
                new Emit(
                        envelope(String.join("-", name, type, to, "" + number)),
                        type,
                        to.equals(EVERYONE) ? Set.of() : Set.of(to),
                        Set.of(),
                        type.equals("flash"),
                        OptionalLong.empty(),
                        Arguments.ofList(List.of("\"" + to + "\"", Integer.toString(number))));
        producer.send(
                ServerEventRecord.write(TOPIC, event),
                (place, problem) -> {
                    if (problem != null) {
                        failure.set(problem);
                    }
                });
    }

    private static Envelope envelope(String id) {
        return new Envelope(id, "/system-tests/storm", Instant.now(), NAMESPACE, Optional.empty());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}
