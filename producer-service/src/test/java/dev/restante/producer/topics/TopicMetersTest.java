package dev.restante.producer.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.producer.kafka.ProducerConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicMetersTest {

    private static final TopicsState FULL =
            TopicsState.up(
                    Instant.EPOCH,
                    List.of(
                            TopicState.of(
                                    "client-events",
                                    List.of(new PartitionState(0, 5, 20)),
                                    List.of(new GroupState("consumer-service", "stable", 7L, 2)))));

    private final SmallRyeConfig config =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(WatchedTopics.class)
                    .withMapping(ProducerConfiguration.class)
                    .build();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final TopicMeters meters =
            new TopicMeters(
                    null,
                    config.getConfigMapping(WatchedTopics.class),
                    config.getConfigMapping(ProducerConfiguration.class),
                    metrics);

    @BeforeEach
    void theyAreThereFromTheStart() {
        meters.register();
    }

    private double gauge(String name, String label, String value) {
        return metrics.get(name).tag(label, value).gauge().value();
    }

    @Test
    void aTopicAndItsReadersAreNumbers() {
        meters.see(FULL);

        assertThat(metrics.get("restante.kafka.up").gauge().value()).isOne();
        assertThat(gauge("restante.topic.records", "topic", "client-events")).isEqualTo(15);
        assertThat(gauge("restante.group.lag", "group", "consumer-service")).isEqualTo(7);
        assertThat(gauge("restante.group.members", "group", "consumer-service")).isEqualTo(2);
    }

    @Test
    void aTopicThatIsNotThereYetIsEmpty() {
        meters.see(FULL);

        assertThat(gauge("restante.topic.records", "topic", "client-events-dlq")).isZero();
    }

    @Test
    void whatKafkaDoesNotSayIsNoNumber() {
        meters.see(FULL.down());

        assertThat(metrics.get("restante.kafka.up").gauge().value()).isZero();
        assertThat(gauge("restante.group.lag", "group", "consumer-service")).isNaN();
    }

    @Test
    void whatWasEverWrittenDoesNotGoBack() {
        meters.see(FULL);
        meters.see(FULL.down());

        assertThat(
                        metrics.get("restante.topic.written")
                                .tag("topic", "client-events")
                                .functionCounter()
                                .count())
                .isEqualTo(20);
    }
}
