package dev.restante.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How many brokers have each record of a topic. Gateway and services create what is missing, and
 * whoever is first, is: so all of them are told the same, by {@code restante.topics}.
 *
 * @param replicationFactor copies of each record, 1 to 32767; empty: the brokers' default
 * @param minInsyncReplicas copies there must be before a record is acknowledged, 1 to the
 *     replication factor; empty: the brokers' default
 */
public record TopicCopies(
        Optional<Integer> replicationFactor, Optional<Integer> minInsyncReplicas) {

    /**
     * @throws IllegalArgumentException if a number is outside of its range
     */
    public TopicCopies {
        replicationFactor.ifPresent(n -> check("replication-factor", n, Short.MAX_VALUE));
        minInsyncReplicas.ifPresent(
                n -> check("min-insync-replicas", n, replicationFactor.orElse(Integer.MAX_VALUE)));
    }

    private static void check(String name, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    "restante.topics.%s is %d; it must be from 1 to %d"
                            .formatted(name, number, most));
        }
    }

    /** A topic to create. */
    public NewTopic topic(String name, int partitions) {
        return topic(name, partitions, Map.of());
    }

    /** A topic to create, with settings of its own. */
    public NewTopic topic(String name, int partitions, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        minInsyncReplicas.ifPresent(
                n -> all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(n)));
        return new NewTopic(
                        name, Optional.of(partitions), replicationFactor.map(Integer::shortValue))
                .configs(all);
    }
}
