package dev.restante.consumer.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.consumer.lab.NewcomerReport.Start;
import dev.restante.consumer.lab.NewcomerReport.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a newcomer notes of what it reads. For any thread. */
final class NumbersSeen {

    static final int MOST = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String run;
    private final Map<Integer, Long> starts = new TreeMap<>();
    private final List<Long> numbers = new ArrayList<>();
    private State state = State.JOINING;
    private String reason;
    private long records;
    private boolean more;

    NumbersSeen(String run) {
        this.run = run;
    }

    /** It has this partition, and begins there. A second time says nothing new. */
    synchronized void begin(int partition, long offset) {
        starts.putIfAbsent(partition, offset);
        state = State.READING;
    }

    synchronized void end(String why) {
        state = State.ENDED;
        reason = why;
    }

    synchronized boolean hasEnded() {
        return state == State.ENDED;
    }

    synchronized void read(ConsumerRecord<byte[], byte[]> record) {
        records++;
        if (!has(record, "ce_type", "numbered") || !has(record, "ce_namespace", "/lab")) {
            return;
        }
        JsonNode data = json(record.value());
        if (data.path("run").asText().equals(run) && data.path("n").canConvertToLong()) {
            note(data.path("n").longValue());
        }
    }

    private void note(long number) {
        if (numbers.size() < MOST) {
            numbers.add(number);
        } else {
            more = true;
        }
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value == null ? new byte[0] : value);
        } catch (IOException e) {
            // Whose dead letter it is, is not a newcomer's affair.
            return JSON.missingNode();
        }
    }

    private static boolean has(ConsumerRecord<byte[], byte[]> record, String header, String value) {
        Header found = record.headers().lastHeader(header);
        return found != null
                && found.value() != null
                && new String(found.value(), UTF_8).equals(value);
    }

    synchronized NewcomerReport report(String id, String group, String from) {
        List<Start> positions =
                starts.entrySet().stream().map(e -> new Start(e.getKey(), e.getValue())).toList();
        return new NewcomerReport(
                id, group, from, run, state, reason, positions, records, numbers, more);
    }
}
