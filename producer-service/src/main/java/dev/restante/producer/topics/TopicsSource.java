package dev.restante.producer.topics;

import java.util.List;
import java.util.Optional;

/** Who knows the topics. */
@FunctionalInterface
interface TopicsSource {

    /** All topics now, or empty if Kafka does not answer. May block for a while. */
    Optional<List<TopicState>> read();
}
