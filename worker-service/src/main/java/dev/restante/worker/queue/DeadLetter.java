package dev.restante.worker.queue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A job nobody can do, as it goes on: its own key, value and headers, and headers that say where it
 * was, how often it was delivered, and what is wrong. The names are those of consumer-service's
 * dead letters.
 */
record DeadLetter(ConsumerRecord<String, byte[]> record, Exception problem, String worker) {

    /** In bytes. Above it, with more headers, a broker would not take it. */
    static final int MAX_SIZE = 900_000;

    private static final int MAX_REASON = 500;
    private static final int MAX_STACK = 4_000;

    ProducerRecord<String, byte[]> toRecord(String topic) {
        int size = size();
        boolean fits = size <= MAX_SIZE;
        Headers headers = fits ? new RecordHeaders(record.headers()) : new RecordHeaders();
        put(headers, "dead-letter-reason", reason());
        put(headers, "dead-letter-exception-class-name", problem.getClass().getName());
        put(headers, "dead-letter-stack-trace", start(stack(), MAX_STACK));
        put(headers, "dead-letter-topic", record.topic());
        put(headers, "dead-letter-partition", Integer.toString(record.partition()));
        put(headers, "dead-letter-offset", Long.toString(record.offset()));
        put(headers, "dead-letter-delivery-count", Integer.toString(Deliveries.of(record)));
        put(headers, "dead-letter-worker", worker);
        if (!fits) {
            put(headers, "dead-letter-omitted-bytes", Integer.toString(size));
        }
        String key = fits ? record.key() : null;
        return new ProducerRecord<>(topic, null, null, key, fits ? record.value() : null, headers);
    }

    /** It may quote what clients wrote. */
    String reason() {
        return start(String.valueOf(problem.getMessage()), MAX_REASON).replaceAll("\\p{C}", "?");
    }

    private String stack() {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private int size() {
        int size = record.key() == null ? 0 : record.key().length();
        size += length(record.value());
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
