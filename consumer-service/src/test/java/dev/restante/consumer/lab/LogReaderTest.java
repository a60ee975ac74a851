package dev.restante.consumer.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.lab.LogReader.Found;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LogReaderTest {

    private static final TopicPartition WHERE = new TopicPartition(LabRecords.TOPIC, 0);
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

    private LogReader log(int records) {
        return log(records, ENOUGH);
    }

    private LogReader log(int records, Duration time) {
        Node[] nodes = {};
        consumer.updatePartitions(
                LabRecords.TOPIC,
                List.of(new PartitionInfo(LabRecords.TOPIC, 0, Node.noNode(), nodes, nodes)));
        consumer.updateBeginningOffsets(Map.of(WHERE, 0L));
        consumer.updateEndOffsets(Map.of(WHERE, (long) records));
        for (int i = 0; i < records; i++) {
            int offset = i;
            consumer.schedulePollTask(
                    () -> consumer.addRecord(LabRecords.event(offset, "e" + offset)));
        }
        return new LogReader(consumer, time);
    }

    private static Predicate<ConsumerRecord<byte[], byte[]>> id(String id) {
        return record -> new String(record.headers().lastHeader("ce_id").value(), UTF_8).equals(id);
    }

    @Test
    void the_record_at_a_place_is_found() {
        assertThat(log(3).at(WHERE, 0)).hasValueSatisfying(r -> assertThat(r.offset()).isZero());
    }

    @Test
    void behind_the_end_there_is_none_and_nothing_is_waited_for() {
        assertThat(log(3).at(WHERE, 3)).isEmpty();
    }

    @Test
    void everything_up_to_the_end_is_looked_at() {
        Found found = log(3).after(LabRecords.TOPIC, Map.of(), id("e1"), 100);

        assertThat(found.records()).extracting(ConsumerRecord::offset).containsExactly(1L);
        assertThat(found.read()).isEqualTo(3);
        assertThat(found.complete()).isTrue();
    }

    @Test
    void after_enough_records_it_says_that_there_may_be_more() {
        Found found = log(3).after(LabRecords.TOPIC, Map.of(), id("e2"), 2);

        assertThat(found.records()).isEmpty();
        assertThat(found.read()).isEqualTo(2);
        assertThat(found.complete()).isFalse();
    }

    @Test
    void after_enough_time_too() {
        Found found = log(3, Duration.ZERO).after(LabRecords.TOPIC, Map.of(), id("e2"), 100);

        assertThat(found.read()).isZero();
        assertThat(found.complete()).isFalse();
    }
}
