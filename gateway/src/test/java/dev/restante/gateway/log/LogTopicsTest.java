package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** Which log it is, and how its topics are made. */
class LogTopicsTest {

    private static final Uuid EVENTS = Uuid.randomUuid();
    private static final Uuid SESSIONS = Uuid.randomUuid();

    private static Cursor cursor(Uuid events, Uuid sessions) {
        return LogTopics.cursor(topic("server-events", events), topic("sessions", sessions));
    }

    private static TopicDescription topic(String name, Uuid id) {
        return new TopicDescription(
                name,
                false,
                List.of(new TopicPartitionInfo(0, null, List.of(), List.of())),
                Set.of(),
                id);
    }

    @Test
    void theSameTopicsAreTheSameLog() {
        assertThat(cursor(EVENTS, SESSIONS).isOfSameLogAs(cursor(EVENTS, SESSIONS))).isTrue();
    }

    @Test
    void eventsThatWereMadeAgainAreAnotherLog() {
        assertThat(cursor(EVENTS, SESSIONS).isOfSameLogAs(cursor(Uuid.randomUuid(), SESSIONS)))
                .isFalse();
    }

    @Test
    void soAreSessionsThatWereMadeAgain() {
        assertThat(cursor(EVENTS, SESSIONS).isOfSameLogAs(cursor(EVENTS, Uuid.randomUuid())))
                .isFalse();
    }

    @Test
    void everyTopicIsMadeWithTheCopiesThatAreSet() {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(LogConfig.class)
                        .withMapping(TopicsConfig.class)
                        .withDefaultValue("restante.topics.replication-factor", "3")
                        .withDefaultValue("restante.topics.min-insync-replicas", "2")
                        .build();
        LogTopics topics =
                new LogTopics(
                        config.getConfigMapping(LogConfig.class),
                        () -> Set.of("work-queue"),
                        config.getConfigMapping(TopicsConfig.class),
                        Map.of());

        assertThat(topics.wanted())
                .extracting(NewTopic::name)
                .containsExactlyInAnyOrder(
                        "restante-sessions", "work-queue", "client-events", "server-events");
        assertThat(topics.wanted())
                .allSatisfy(
                        topic -> {
                            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
                            assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
                        });
    }
}
