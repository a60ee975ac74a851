package dev.restante.bench.load;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import dev.restante.contract.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records of {@code server-events} for the namespace {@code /}, by the contract. */
public final class KafkaEvents implements Events {

    private final Producer<String, byte[]> producer;
    private long sent;
    private volatile Exception failure;

    /** A producer of its own. */
    public KafkaEvents(String address) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                address,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @Override
    public void publish(String json) throws IOException {
        publish(Set.of(), json);
    }

    /**
     * Sends an event {@code tick} to rooms.
     *
     * @param to everyone if empty
     * @param json its one argument
     */
    public void publish(Set<String> to, String json) throws IOException {
        if (failure != null) {
            throw new IOException("Kafka did not store an event", failure);
        }
        ServerEvent event =
                new ServerEvent.Emit(
                        new ServerEvent.Envelope(
                                "bench-" + sent++, "/bench", Instant.now(), "/", Optional.empty()),
                        "tick",
                        to,
                        Set.of(),
                        false,
                        OptionalLong.empty(),
                        Arguments.of(json));
        producer.send(
                ServerEventRecord.write(Topics.SERVER_EVENTS, event),
                (stored, e) -> failure = e == null ? failure : e);
    }

    /**
     * Returns when Kafka has everything that was sent.
     *
     * @throws IOException if it refused something
     */
    public void flush() throws IOException {
        producer.flush();
        if (failure != null) {
            throw new IOException("Kafka did not store an event", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
