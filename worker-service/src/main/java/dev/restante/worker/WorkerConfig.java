package dev.restante.worker;

import dev.restante.contract.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The work queue, and how its jobs are done. */
@ConfigMapping(prefix = "restante.worker")
public interface WorkerConfig {

    /** Name of this worker: in what clients are told, and in dead letters. */
    @WithDefault("worker-1")
    String name();

    /** Names of the topics, and how they are created where they do not exist. */
    TopicNames topics();

    /** The share group: its members divide the jobs among them. */
    @WithDefault("work-queue")
    String group();

    /**
     * Whether this service sets the group's configuration at its start: begin with the oldest job,
     * read committed records only, and the two limits below. Without it somebody else has to.
     */
    @WithDefault("true")
    boolean configureGroup();

    /**
     * How long a job belongs to a worker that gives no sign of life, from 1 s on. The lock of a job
     * that is being done is renewed three times as often, however long the job takes. A broker
     * refuses less than its {@code group.share.min.record.lock.duration.ms}: 15 s unless it is told
     * otherwise.
     */
    @WithDefault("15s")
    Duration lock();

    /**
     * Jobs this process does at the same time, 1 or more; each has a member of the group to itself.
     */
    @WithDefault("2")
    int lanes();

    /** What happens to a job that could not be done. */
    Retry retry();

    /** Longest wait for Kafka when somebody asks for health. */
    @WithDefault("1s")
    Duration healthTimeout();

    /** Names of the topics. */
    interface TopicNames {

        /** Topic of the queue. */
        @WithDefault(Topics.WORK_QUEUE)
        String jobs();

        /** Topic of what clients shall receive. */
        @WithDefault(Topics.SERVER_EVENTS)
        String serverEvents();

        /** Topic of jobs nobody can do; always of one partition. */
        @WithDefault(Topics.WORK_QUEUE_DLQ)
        String deadLetters();

        /** Partitions of the first two topics, if this service creates them; 1 or more. */
        @WithDefault("3")
        int partitions();
    }

    /** Pauses double from the first to the longest. */
    interface Retry {

        /**
         * How often a job is tried before it becomes a dead letter, 1 or more. A delivery counts as
         * a try, also when the worker was killed before it began.
         */
        @WithDefault("5")
        int attempts();

        /**
         * After how many deliveries the broker itself forgets a job, silently. More than the
         * attempts: those between are there to write the dead letter.
         */
        @WithDefault("10")
        int deliveryLimit();

        /** Pause after the first failure. */
        @WithDefault("200ms")
        Duration firstPause();

        /** No pause is longer. */
        @WithDefault("5s")
        Duration longestPause();
    }
}
