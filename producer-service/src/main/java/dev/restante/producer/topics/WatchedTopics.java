package dev.restante.producer.topics;

import dev.restante.contract.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The topics beside {@code restante.producer.topic} that are shown, and who reads them. */
@ConfigMapping(prefix = "restante.topics")
interface WatchedTopics {

    /** Topic of what clients emitted. */
    @WithDefault(Topics.CLIENT_EVENTS)
    String clientEvents();

    /** Topic of what nobody could process of it. */
    @WithDefault(Topics.CLIENT_EVENTS_DLQ)
    String deadLetters();

    /** Topic of jobs for workers. */
    @WithDefault(Topics.WORK_QUEUE)
    String workQueue();

    /** The consumer group that reads what clients emitted. */
    @WithDefault("consumer-service")
    String consumerGroup();

    /** The share group that does the jobs. */
    @WithDefault("work-queue")
    String shareGroup();

    /** How often Kafka is asked for the numbers in {@code /q/metrics}. */
    @WithDefault("5s")
    Duration measureEvery();
}
