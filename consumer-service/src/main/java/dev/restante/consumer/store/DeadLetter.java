package dev.restante.consumer.store;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record nobody can process, as it goes on: its own key, value and headers, and headers that say
 * where it was and what is wrong (the names are those of SmallRye's dead letters).
 */
record DeadLetter(
        ConsumerRecord<byte[], byte[]> record, String exception, String reason, String stackTrace) {

    /** In bytes. Above it neither a row of H2 nor, with more headers, a record would be taken. */
    static final int MAX_SIZE = 900_000;

    /** In characters. */
    static final int MAX_STACK_TRACE = 8_000;

    private static final int MAX_REASON = 500;
    private static final int MAX_KEY = 1_000;
    private static final int MAX_TEXT = 255;

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record, Throwable problem) {
        return new DeadLetter(
                record, problem.getClass().getName(), reason(problem), stackTrace(problem));
    }

    /** It quotes what clients wrote, and must never be why a dead letter cannot be stored. */
    private static String reason(Throwable problem) {
        return start(String.valueOf(problem.getMessage()), MAX_REASON).replaceAll("\\p{C}", "?");
    }

    private static String stackTrace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return start(text.toString(), MAX_STACK_TRACE).replaceAll("[\\p{C}&&[^\n\t]]", "?");
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /**
     * @return false if it is known already
     */
    boolean insert(Sql sql, Instant now) throws SQLException {
        boolean fits = fits();
        return sql.update(
                        "INSERT INTO dead_letter"
                                + " (topic, partition_no, record_offset, record_millis, reason,"
                                + " exception, stack_trace, event_id, event_type, record_key,"
                                + " record_headers, record_value, buried_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        reason,
                        exception,
                        stackTrace,
                        text("ce_id"),
                        text("ce_type"),
                        startOfKey(fits ? MAX_SIZE : MAX_KEY),
                        fits ? HeaderBytes.write(record.headers()) : null,
                        fits ? record.value() : null,
                        now)
                > 0;
    }

    /** A header of the record, as people will look for it; nothing it says is trusted. */
    private String text(String header) {
        Header found = record.headers().lastHeader(header);
        if (found == null || found.value() == null) {
            return null;
        }
        String text = new String(found.value(), StandardCharsets.UTF_8);
        return start(text, MAX_TEXT).replaceAll("\\p{C}", "?");
    }

    ProducerRecord<byte[], byte[]> toRecord(String topic) {
        boolean fits = fits();
        Headers headers = fits ? new RecordHeaders(record.headers()) : new RecordHeaders();
        put(headers, "dead-letter-reason", reason);
        put(headers, "dead-letter-exception-class-name", exception);
        put(headers, "dead-letter-stack-trace", stackTrace);
        put(headers, "dead-letter-topic", record.topic());
        put(headers, "dead-letter-partition", Integer.toString(record.partition()));
        put(headers, "dead-letter-offset", Long.toString(record.offset()));
        put(headers, "dead-letter-timestamp", Long.toString(record.timestamp()));
        if (record.key() != null) {
            headers.add("dead-letter-key", startOfKey(MAX_KEY));
        }
        if (!fits) {
            put(headers, "dead-letter-omitted-bytes", Integer.toString(size()));
        }
        return new ProducerRecord<>(
                topic,
                null,
                null,
                fits ? record.key() : null,
                fits ? record.value() : null,
                headers);
    }

    private boolean fits() {
        return size() <= MAX_SIZE;
    }

    private int size() {
        int size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private byte[] startOfKey(int bytes) {
        byte[] key = record.key();
        return key == null || key.length <= bytes ? key : Arrays.copyOf(key, bytes);
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
