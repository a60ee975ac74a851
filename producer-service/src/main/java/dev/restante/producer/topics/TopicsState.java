package dev.restante.producer.topics;

import java.time.Instant;
import java.util.List;

/**
 * All topics at a moment.
 *
 * @param at the moment; null if Kafka was not reached yet
 * @param kafka {@code up}, or {@code down} if it did not answer in time: then the rest is what was
 *     last known
 * @param topics the topics
 */
record TopicsState(Instant at, String kafka, List<TopicState> topics) {

    TopicsState {
        topics = List.copyOf(topics);
    }

    static TopicsState unknown() {
        return new TopicsState(null, "down", List.of());
    }

    static TopicsState up(Instant at, List<TopicState> topics) {
        return new TopicsState(at, "up", topics);
    }

    boolean isUp() {
        return kafka.equals("up");
    }

    TopicsState down() {
        return new TopicsState(at, "down", topics);
    }
}
