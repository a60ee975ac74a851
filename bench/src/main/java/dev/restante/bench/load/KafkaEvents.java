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

/** Records of {@code server-events} for everyone in the namespace {@code /}, by the contract. */
final class KafkaEvents implements Events {

    private final Producer<String, byte[]> producer;
    private long sent;
    private volatile Exception failure;

    KafkaEvents(String address) {
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
        if (failure != null) {
            throw new IOException("Kafka did not store an event", failure);
        }
        ServerEvent event =
                new ServerEvent.Emit(
                        new ServerEvent.Envelope(
                                "bench-" + sent++, "/bench", Instant.now(), "/", Optional.empty()),
                        "tick",
                        Set.of(),
                        Set.of(),
                        false,
                        OptionalLong.empty(),
                        Arguments.of(json));
        producer.send(
                ServerEventRecord.write(Topics.SERVER_EVENTS, event),
                (stored, e) -> failure = e == null ? failure : e);
    }

    @Override
    public void close() {
        producer.close();
    }
}
