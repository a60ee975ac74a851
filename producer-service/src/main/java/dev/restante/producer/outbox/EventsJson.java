package dev.restante.producer.outbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import dev.restante.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Events in one column: JSON, for each event the headers and the value (base64) of its record in
 * Kafka. What a record says the contract fixes, so a newer version of this service can read it. No
 * event that came by HTTP has attachments, the only headers that are not text.
 */
final class EventsJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Content>> CONTENTS = new TypeReference<>() {};

    private EventsJson() {}

    /** One event. */
    record Content(Map<String, String> headers, byte[] value) {

        private static Content of(ServerEvent event) {
            ProducerRecord<String, byte[]> message =
                    ServerEventRecord.write(Topics.SERVER_EVENTS, event);
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : message.headers()) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
            return new Content(headers, message.value());
        }

        private ServerEvent event() throws MalformedRecordException {
            Headers all = new RecordHeaders();
            headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
            return ServerEventRecord.read(all, value);
        }
    }

    static byte[] write(List<ServerEvent> events) {
        try {
            return JSON.writeValueAsBytes(events.stream().map(Content::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws UncheckedIOException if these bytes were not written here
     * @throws MalformedRecordException if an event is none that this version knows
     */
    static List<ServerEvent> read(byte[] json) throws MalformedRecordException {
        List<ServerEvent> events = new ArrayList<>();
        try {
            for (Content content : JSON.readValue(json, CONTENTS)) {
                events.add(content.event());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }
}
