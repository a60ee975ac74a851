package dev.restante.system.wire.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The service behind the gateway: checks every record of both topics, and answers some. */
final class Recorder implements AutoCloseable {

    private static final String CLIENT_EVENTS = "fuzz-client-events";
    private static final String SERVER_EVENTS = "fuzz-server-events";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What a service in any language can be expected to parse is not the question here. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final Findings findings;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final CompletableFuture<Void> reading;
    private volatile long records;

    /**
     * @param bootstrap host and port of Kafka, which has the topics
     * @param findings gets what is wrong with records
     */
    Recorder(String bootstrap, Findings findings) {
        this.findings = findings;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        List<TopicPartition> all =
                Stream.of(CLIENT_EVENTS, SERVER_EVENTS)
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        reading = CompletableFuture.runAsync(this::read, r -> new Thread(r, "recorder").start());
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
        records++;
        try {
            if (entry.topic().equals(CLIENT_EVENTS)) {
                ClientEvent event = ClientEventRecord.read(entry.headers(), entry.value());
                check(event.arguments());
                answer(event)
                        .ifPresent(e -> producer.send(ServerEventRecord.write(SERVER_EVENTS, e)));
            } else if (ServerEventRecord.read(entry.headers(), entry.value())
                    instanceof ServerEvent.Emit emit) {
                check(emit.arguments());
            }
        } catch (MalformedRecordException | IOException | RuntimeException e) {
            findings.add(
                    "record "
                            + entry.topic()
                            + "-"
                            + entry.partition()
                            + "@"
                            + entry.offset()
                            + ": "
                            + e
                            + " "
                            + entry.headers());
        }
    }

    /** Whether it is as many arguments as it says, in JSON. */
    private static void check(Arguments arguments) throws IOException, MalformedRecordException {
        int count = 0;
        try (JsonParser parser = JSON.createParser(arguments.asArray())) {
            parser.nextToken();
            for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
                parser.skipChildren();
            }
            if (parser.nextToken() != null || count != arguments.count()) {
                throw new MalformedRecordException("value", "not " + arguments.count());
            }
        }
    }

    private static Optional<ServerEvent> answer(ClientEvent event) {
        ServerEvent.Envelope envelope =
                new ServerEvent.Envelope(
                        UUID.randomUUID().toString(),
                        "/system-tests/fuzz",
                        Instant.now(),
                        event.namespace(),
                        Optional.of(event.id()));
        if (event.op() == ClientEvent.Op.ADMISSION) {
            return Optional.of(admission(envelope, event));
        }
        return switch (event.type()) {
            case "echo" -> Optional.of(emit(envelope, event, OptionalLong.empty()));
            case "question" -> Optional.of(emit(envelope, event, OptionalLong.of(17)));
            case "ask" ->
                    event.ackId().isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new ServerEvent.Ack(
                                            envelope,
                                            event.socket(),
                                            event.ackId().getAsLong(),
                                            event.arguments()));
            default -> Optional.empty();
        };
    }

    private static ServerEvent admission(ServerEvent.Envelope envelope, ClientEvent event) {
        return event.arguments().json().contains("ada")
                ? new ServerEvent.Admit(
                        envelope, event.socket(), Optional.of("ada"), Optional.empty())
                : new ServerEvent.Refuse(envelope, event.socket(), "not you", event.arguments());
    }

    private static ServerEvent emit(
            ServerEvent.Envelope envelope, ClientEvent event, OptionalLong ackId) {
        return new ServerEvent.Emit(
                envelope,
                event.type(),
                Set.of(event.socket()),
                Set.of(),
                false,
                ackId,
                event.arguments());
    }

    /** How many records it has read. */
    long records() {
        return records;
    }

    @Override
    public void close() {
        consumer.wakeup();
        reading.join();
        producer.close(PAUSE);
    }
}
