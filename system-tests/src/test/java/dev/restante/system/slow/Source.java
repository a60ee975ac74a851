package dev.restante.system.slow;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Numbered events of about 1 kB, as fast as Kafka takes them. */
final class Source implements AutoCloseable {

    private static final String PADDING = "x".repeat(960);

    private final KafkaProducer<String, byte[]> producer;

    private int number;

    Source(String bootstrap) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Sends the next ones; returns when Kafka has them. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            number++;
            producer.send(ServerEventRecord.write("slow-server-events", event()));
        }
        producer.flush();
    }

    private ServerEvent event() {
        return new ServerEvent.Emit(
                new ServerEvent.Envelope(
                        "slow-" + number, "/slow", Instant.now(), Deaf.NAMESPACE, Optional.empty()),
                "event",
                Set.of(Deaf.ROOM),
                Set.of(),
                false,
                OptionalLong.empty(),
                Arguments.of("{\"n\":" + number + ",\"padding\":\"" + PADDING + "\"}"));
    }

    /** How an event of this number begins. */
    static String begin(int number) {
        return "42" + Deaf.NAMESPACE + ",[\"event\",{\"n\":" + number + ",";
    }

    @Override
    public void close() {
        producer.close();
    }
}
