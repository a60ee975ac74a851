package dev.restante.system.wire.server;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A service behind the gateways: reads what clients emit and answers by {@link Rules}. It has read
 * the log from its end on when {@link #start} returns.
 */
public final class EchoService implements AutoCloseable {

    private static final String CLIENT_EVENTS = "wire-client-events";
    private static final String SERVER_EVENTS = "wire-server-events";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Rules rules = new Rules();
    private final Heard heard = new Heard();
    private final CompletableFuture<Void> reading;

    private EchoService(
            KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        this.consumer = consumer;
        this.producer = producer;
        this.reading = CompletableFuture.runAsync(this::read, r -> new Thread(r, "echo").start());
    }

    /**
     * Starts one. The topics must be there.
     *
     * @param bootstrap host and port of Kafka
     */
    static EchoService start(String bootstrap) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> all =
                consumer.partitionsFor(CLIENT_EVENTS).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        // Seeking is lazy; asking for the position is not.
        all.forEach(consumer::position);
        return new EchoService(
                consumer,
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer()));
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(PAUSE).forEach(this::take);
            }
        } catch (WakeupException e) {
            // Closed.
            consumer.close();
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        try {
            ClientEvent event = ClientEventRecord.read(entry.headers(), entry.value());
            heard.add(event);
            rules.answers(event).forEach(this::write);
        } catch (MalformedRecordException | RuntimeException e) {
            // One broken record is no reason to leave all later ones unanswered.
            heard.flaw(e);
        }
    }

    private CompletableFuture<Void> write(ServerEvent event) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        producer.send(
                ServerEventRecord.write(SERVER_EVENTS, event),
                (place, failure) -> {
                    if (failure == null) {
                        stored.complete(null);
                    } else {
                        stored.completeExceptionally(failure);
                    }
                });
        return stored;
    }

    /** Sends an event to rooms without having been asked; returns when Kafka has it. */
    public void emit(String namespace, Set<String> to, String type, Arguments arguments) {
        write(
                        new ServerEvent.Emit(
                                unasked(namespace),
                                type,
                                to,
                                Set.of(),
                                false,
                                OptionalLong.empty(),
                                arguments))
                .join();
    }

    /** Answers an event that asked for an acknowledgement; returns when Kafka has it. */
    public void answer(ClientEvent event, Arguments arguments) {
        write(
                        new ServerEvent.Ack(
                                Rules.answering(event),
                                event.socket(),
                                event.ackId().orElseThrow(),
                                arguments))
                .join();
    }

    /** Lets a client in that asked; returns when Kafka has it. */
    public void admit(ClientEvent question) {
        write(
                        new ServerEvent.Admit(
                                Rules.answering(question),
                                question.socket(),
                                Optional.empty(),
                                Optional.empty()))
                .join();
    }

    /** Puts a client into a room without having been asked; returns when Kafka has it. */
    public void enter(String namespace, String socket, String room) {
        order(new ServerEvent.Join(unasked(namespace), Set.of(socket), room));
    }

    /** Takes a client out of a room without having been asked; returns when Kafka has it. */
    public void exit(String namespace, String socket, String room) {
        order(new ServerEvent.Leave(unasked(namespace), Set.of(socket), room));
    }

    /**
     * An order and an event for the room are in two partitions, in order of their timestamps:
     * whatever comes after this has a later one.
     */
    private void order(ServerEvent event) {
        write(event).join();
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }

    private static ServerEvent.Envelope unasked(String namespace) {
        return Rules.envelope(UUID.randomUUID().toString(), namespace);
    }

    /** All events of a kind that it has heard by now, in its order. */
    public List<ClientEvent> allHeard(Predicate<ClientEvent> kind) {
        return heard.all(kind);
    }

    /** Whether it has heard an event of this kind by now. */
    public boolean hasHeard(Predicate<ClientEvent> kind) {
        return heard.has(kind);
    }

    /**
     * The first event that it has heard, or will hear, of this kind.
     *
     * @throws AssertionError if there is none within some seconds
     */
    public ClientEvent heard(Predicate<ClientEvent> kind) {
        return heard.first(kind);
    }

    @Override
    public void close() {
        consumer.wakeup();
        reading.join();
        producer.close(PAUSE);
    }
}
