package dev.restante.consumer.road;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.ConsumerConfig;
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
                        .withMapping(ConsumerConfig.class)
                        .withMapping(TopicsConfig.class)
                        .withDefaultValue("restante.topics.replication-factor", "3")
                        .withDefaultValue("restante.topics.min-insync-replicas", "2")
                        .build();
        return new TopicSetup(
                null,
                null,
                config.getConfigMapping(ConsumerConfig.class),
                config.getConfigMapping(TopicsConfig.class));
    }

    @Test
    void every_topic_is_made_with_the_copies_that_are_set() {
        assertThat(setup().wanted())
                .extracting(NewTopic::name)
                .containsExactlyInAnyOrder("client-events", "server-events", "client-events-dlq");
        assertThat(setup().wanted())
                .allSatisfy(
                        topic -> {
                            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
                            assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
                        });
    }
}
