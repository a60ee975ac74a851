package dev.restante.consumer.road;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * How often topics are there that do not exist yet and are created here. The keys are the same in
 * the gateway and in every service, as any of them may be the first.
 */
@ConfigMapping(prefix = "restante.topics")
public interface TopicsConfig {

    /**
     * Copies of each record, from 1 to the number of brokers; without it, the brokers' default.
     * With fewer brokers there the topic is created when there are enough.
     */
    Optional<Integer> replicationFactor();

    /**
     * Copies there must be before a record is acknowledged, from 1 to the replication factor;
     * without it, the brokers' default.
     */
    Optional<Integer> minInsyncReplicas();
}
