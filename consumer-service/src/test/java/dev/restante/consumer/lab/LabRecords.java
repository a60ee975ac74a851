package dev.restante.consumer.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer gets them. */
final class LabRecords {

    static final String TOPIC = "client-events";

    private LabRecords() {}

    static ConsumerRecord<byte[], byte[]> record(
            int partition, long offset, byte[] key, byte[] value, Map<String, byte[]> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach(all::add);
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                all,
                Optional.empty());
    }

    static ConsumerRecord<byte[], byte[]> event(long offset, String id) {
        return record(0, offset, null, new byte[0], Map.of("ce_id", id.getBytes(UTF_8)));
    }

    static ConsumerRecord<byte[], byte[]> typed(String namespace, String type, String json) {
        return record(
                0,
                0,
                null,
                json == null ? null : json.getBytes(UTF_8),
                Map.of(
                        "ce_namespace", namespace.getBytes(UTF_8),
                        "ce_type", type.getBytes(UTF_8)));
    }
}
