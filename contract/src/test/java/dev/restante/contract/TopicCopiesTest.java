package dev.restante.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a topic is there. */
class TopicCopiesTest {

    private static TopicCopies copies(int replicationFactor, int minInsyncReplicas) {
        return new TopicCopies(Optional.of(replicationFactor), Optional.of(minInsyncReplicas));
    }

    @Test
    void a_topic_has_the_copies_it_is_told() {
        NewTopic topic = copies(3, 2).topic("some", 5);

        assertThat(topic.numPartitions()).isEqualTo(5);
        assertThat(topic.replicationFactor()).isEqualTo((short) 3);
        assertThat(topic.configs()).isEqualTo(Map.of("min.insync.replicas", "2"));
    }

    @Test
    void settings_of_its_own_are_kept() {
        NewTopic topic = copies(3, 2).topic("some", 1, Map.of("cleanup.policy", "compact"));

        assertThat(topic.configs())
                .isEqualTo(Map.of("cleanup.policy", "compact", "min.insync.replicas", "2"));
    }

    @Test
    void without_a_word_the_brokers_decide() {
        NewTopic topic = new TopicCopies(Optional.empty(), Optional.empty()).topic("some", 3);

        // -1 is Kafka's own word for it.
        assertThat(topic.replicationFactor()).isEqualTo((short) -1);
        assertThat(topic.configs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, replication-factor",
        "32768, 1, replication-factor",
        "3, 0, min-insync-replicas",
        "3, 4, min-insync-replicas"
    })
    void numbers_that_cannot_be_are_refused(int replicationFactor, int inSync, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copies(replicationFactor, inSync))
                .withMessageStartingWith("restante.topics." + name);
    }
}
