package dev.restante.gateway.log;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * The topics of a log in memory. They outlive every gateway. Each record of {@code server-events}
 * has a number: how many there were before.
 */
public final class SimulatedKafka {

    static final int PARTITIONS = 2;
    static final String EVENTS = "server-events";
    static final TopicPartition SESSIONS = new TopicPartition("restante-sessions", 0);
    static final Positions BEGIN = Positions.of(new long[PARTITIONS]);

    private final Cursor cursor = new Cursor(1, PARTITIONS);
    private final List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
    private final TreeMap<Long, ConsumerRecord<String, byte[]>> sessions = new TreeMap<>();
    private final List<ClientEvent> clientEvents = new ArrayList<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private Positions end = BEGIN;
    private long sessionsEnd;

    /** The form of cursors. */
    public Cursor cursor() {
        return cursor;
    }

    /** Partitions of {@code server-events}. */
    static List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(EVENTS, p)).toList();
    }

    /** Writes as a service does: by its key. A millisecond passes with each record. */
    public void append(ServerEvent event) {
        ProducerRecord<String, byte[]> written = ServerEventRecord.write(EVENTS, event);
        int p = byKey.computeIfAbsent(written.key(), key -> byKey.size() % PARTITIONS);
        events.add(
                new ConsumerRecord<>(
                        EVENTS,
                        p,
                        end.next(p),
                        events.size(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        written.key(),
                        written.value(),
                        written.headers(),
                        Optional.empty()));
        end = end.with(p, end.next(p) + 1);
    }

    /** How many records there are. */
    public int size() {
        return events.size();
    }

    ConsumerRecord<String, byte[]> event(int number) {
        return events.get(number);
    }

    List<ConsumerRecord<String, byte[]>> events(int partition, long from, long to) {
        return events.stream()
                .filter(e -> e.partition() == partition && e.offset() >= from && e.offset() < to)
                .toList();
    }

    /** How many records a reader has had who takes them in the order they were written. */
    public int number(Positions place) {
        return (int) IntStream.range(0, PARTITIONS).mapToLong(place::next).sum();
    }

    /** The partition of a record. */
    public int partition(int number) {
        return events.get(number).partition();
    }

    /** The place after the last record. */
    public Positions end() {
        return end;
    }

    Stored appendSession(String socket, byte[] value) {
        long offset = sessionsEnd++;
        sessions.put(
                offset,
                new ConsumerRecord<>(
                        SESSIONS.topic(),
                        0,
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        socket,
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
        return new Stored(SESSIONS.topic(), 0, offset);
    }

    /** The offset after the last record of the sessions topic. */
    public long sessionsEnd() {
        return sessionsEnd;
    }

    Collection<ConsumerRecord<String, byte[]>> sessions(long from, long to) {
        return List.copyOf(sessions.subMap(from, to).values());
    }

    /** Whether anything was ever stored of a session. */
    public boolean knows(String socket) {
        return sessions.values().stream().anyMatch(r -> r.key().equals(socket));
    }

    /** Of the records of sessions before an offset only those are kept that nothing follows. */
    public void compact(long before) {
        Map<String, Long> last = new HashMap<>();
        sessions.values().forEach(r -> last.put(r.key(), r.offset()));
        sessions.values().removeIf(r -> r.offset() < before && last.get(r.key()) != r.offset());
    }

    Stored append(ClientEvent event) {
        clientEvents.add(event);
        return new Stored("client-events", 0, clientEvents.size() - 1L);
    }

    /** What services read, in order. */
    public List<ClientEvent> clientEvents() {
        return clientEvents;
    }
}
