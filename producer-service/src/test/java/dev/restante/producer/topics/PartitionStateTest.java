package dev.restante.producer.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionStateTest {

    @ParameterizedTest
    @CsvSource({
        "7, 3, in between",
        "10, 0, at the end",
        "-1, 6, nowhere yet",
        "2, 6, at what is not kept any more",
        "12, 0, at an end that was lost"
    })
    void what_is_ahead_of_a_reader_is_what_it_will_read(long place, long ahead, String where) {
        assertThat(new PartitionState(0, 4, 10).ahead(place)).as(where).isEqualTo(ahead);
    }

    @Test
    void a_topic_sums_its_partitions_up() {
        TopicState topic =
                TopicState.of(
                        "t",
                        List.of(new PartitionState(0, 4, 10), new PartitionState(1, 0, 3)),
                        List.of());

        assertThat(topic.records()).isEqualTo(9);
        assertThat(topic.written()).isEqualTo(13);
    }
}
