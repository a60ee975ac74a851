package dev.restante.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.worker.WorkerConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** How topics are made. */
class TopicSetupTest {

    private static TopicSetup setup() {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(WorkerConfig.class)
                        .withMapping(TopicsConfig.class)
                        .withDefaultValue("restante.topics.replication-factor", "3")
                        .withDefaultValue("restante.topics.min-insync-replicas", "2")
                        .build();
        return new TopicSetup(
                null,
                config.getConfigMapping(WorkerConfig.class),
                config.getConfigMapping(TopicsConfig.class));
    }

    @Test
    void every_topic_is_made_with_the_copies_that_are_set() {
        assertThat(setup().wanted())
                .extracting(NewTopic::name)
                .containsExactlyInAnyOrder("work-queue", "server-events", "work-queue-dlq");
        assertThat(setup().wanted())
                .allSatisfy(
                        topic -> {
                            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
                            assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
                        });
    }
}
