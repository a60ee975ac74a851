package dev.restante.gateway.log;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the log and the sessions topic began and ended when the reader reached them.
 *
 * @param events partitions of the log
 * @param begin beginning of the log
 * @param end end of the log
 * @param sessions the partition of the sessions topic
 * @param sessionsEnd its end
 */
record LogStart(
        List<TopicPartition> events,
        Positions begin,
        Positions end,
        TopicPartition sessions,
        long sessionsEnd) {

    static LogStart ask(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> events,
            TopicPartition sessions) {
        Map<TopicPartition, Long> sessionsEnd = consumer.endOffsets(List.of(sessions));
        return new LogStart(
                events,
                LogPartitions.positions(events, consumer.beginningOffsets(events)),
                LogPartitions.positions(events, consumer.endOffsets(events)),
                sessions,
                sessionsEnd.get(sessions));
    }

    /** The place some records of each partition before the end, or the beginning. */
    Positions beforeEnd(long records) {
        Positions place = begin;
        for (TopicPartition partition : events) {
            int p = partition.partition();
            place = place.with(p, Math.max(begin.next(p), end.next(p) - records));
        }
        return place;
    }

    /** Puts the consumer at a place of the log, and at the beginning of the sessions topic. */
    void seek(KafkaConsumer<String, byte[]> consumer, Positions place) {
        events.forEach(partition -> consumer.seek(partition, place.next(partition.partition())));
        consumer.seekToBeginning(List.of(sessions));
    }

    /** Whether everything that was there at the beginning has been read. */
    boolean reached(KafkaConsumer<String, byte[]> consumer) {
        return consumer.position(sessions) >= sessionsEnd
                && events.stream().allMatch(e -> consumer.position(e) >= end.next(e.partition()));
    }
}
