package dev.restante.producer.kafka;

import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import dev.restante.tracing.RecordTracing;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event, and the span of the request that it came with.
 *
 * @param cause not valid if there is none
 */
public record Caused(ServerEvent event, Span cause) {

    static List<Caused> by(Span cause, List<ServerEvent> events) {
        return events.stream().map(event -> new Caused(event, cause)).toList();
    }

    /** As it goes to Kafka. */
    ProducerRecord<String, byte[]> toRecord(String topic) {
        ProducerRecord<String, byte[]> message = ServerEventRecord.write(topic, event);
        RecordTracing.put(cause, message.headers());
        return message;
    }
}
