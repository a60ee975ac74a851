package dev.restante.gateway.log;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the reader begins, and how far it must have read before clients are served.
 *
 * @param events partitions of the log
 * @param eventsEnd end of the log when the reader began
 * @param sessions the partition of the sessions topic
 * @param sessionsEnd its end when the reader began
 */
record LogStart(
        List<TopicPartition> events,
        Positions eventsEnd,
        TopicPartition sessions,
        long sessionsEnd) {

    /**
     * Puts the consumer where it has to begin: in the log a window before its end (to recognise
     * repeats), or where the reader was before a failure; in the sessions topic at the beginning.
     */
    static LogStart seek(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> events,
            TopicPartition sessions,
            LogState state,
            LogConfig config,
            Cursor cursor) {
        Positions begin = LogPartitions.positions(events, consumer.beginningOffsets(events));
        Positions end = LogPartitions.positions(events, consumer.endOffsets(events));
        state.open(cursor, begin, end);
        for (TopicPartition partition : events) {
            int p = partition.partition();
            long from = state.ready() ? state.live().next(p) : end.next(p) - config.repeatWindow();
            consumer.seek(partition, Math.max(begin.next(p), from));
        }
        Map<TopicPartition, Long> sessionsEnd = consumer.endOffsets(List.of(sessions));
        consumer.seekToBeginning(List.of(sessions));
        return new LogStart(events, end, sessions, sessionsEnd.get(sessions));
    }

    /** Whether everything that was there at the beginning has been read. */
    boolean reached(KafkaConsumer<String, byte[]> consumer) {
        return consumer.position(sessions) >= sessionsEnd
                && events.stream()
                        .allMatch(e -> consumer.position(e) >= eventsEnd.next(e.partition()));
    }
}
