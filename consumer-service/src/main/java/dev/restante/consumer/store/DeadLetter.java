package dev.restante.consumer.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record nobody can process, as it goes on: its own key, value and headers, and headers that say
 * where it was and what is wrong (the names are those of SmallRye's dead letters).
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record, String cause, String reason) {

    /** In bytes. Above it neither a row of H2 nor, with more headers, a record would be taken. */
    static final int MAX_SIZE = 900_000;

    private static final int MAX_REASON = 500;

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record, Exception problem) {
        return new DeadLetter(record, problem.getClass().getName(), reason(problem));
    }

    /** It quotes what clients wrote, and must never be why a dead letter cannot be stored. */
    private static String reason(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        String start = message.substring(0, Math.min(MAX_REASON, message.length()));
        return start.replaceAll("\\p{C}", "?");
    }

    /**
     * @return false if it is known already
     */
    boolean insert(Sql sql) throws SQLException {
        return sql.update(
                        "INSERT INTO dead_letter"
                                + " (topic, partition_no, record_offset, record_millis, reason)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        reason)
                > 0;
    }

    ProducerRecord<byte[], byte[]> toRecord(String topic) {
        int size = size();
        boolean fits = size <= MAX_SIZE;
        Headers headers = fits ? new RecordHeaders(record.headers()) : new RecordHeaders();
        put(headers, "dead-letter-reason", reason);
        put(headers, "dead-letter-exception-class-name", cause);
        put(headers, "dead-letter-topic", record.topic());
        put(headers, "dead-letter-partition", Integer.toString(record.partition()));
        put(headers, "dead-letter-offset", Long.toString(record.offset()));
        if (!fits) {
            put(headers, "dead-letter-omitted-bytes", Integer.toString(size));
        }
        return new ProducerRecord<>(
                topic,
                null,
                null,
                fits ? record.key() : null,
                fits ? record.value() : null,
                headers);
    }

    private int size() {
        int size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
