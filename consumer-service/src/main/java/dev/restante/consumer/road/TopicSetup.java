package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates the topics that are missing. Gateways do the same; whoever is first, is. */
@Singleton
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);

    private final Admin admin;
    private final Pauses pauses;
    private final ConsumerConfig.TopicNames names;
    private String obstacle = "";

    TopicSetup(Admin admin, Pauses pauses, ConsumerConfig config) {
        this.admin = admin;
        this.pauses = pauses;
        this.names = config.topics();
    }

    /** Returns when all topics are there, which is not before Kafka is. */
    void ensure() throws StoppingException, InterruptedException {
        while (!created()) {
            // The question itself has waited for Kafka; no need for pauses that grow.
            pauses.afterFailure(1);
        }
    }

    private boolean created() throws InterruptedException {
        boolean all = true;
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted()).values();
        for (Map.Entry<String, KafkaFuture<Void>> result : results.entrySet()) {
            all &= isThere(result.getKey(), result.getValue());
        }
        return all;
    }

    private List<NewTopic> wanted() {
        return List.of(
                topic(names.clientEvents(), names.partitions()),
                topic(names.serverEvents(), names.partitions()),
                topic(names.deadLetters(), 1));
    }

    /** Replication is the broker's to say. */
    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private boolean isThere(String name, KafkaFuture<Void> created) throws InterruptedException {
        try {
            created.get();
            LOG.infof("Created the topic %s", name);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            met(String.valueOf(e.getCause()));
            return false;
        }
    }

    /** Says once what is in the way, however often it is met. */
    private void met(String reason) {
        if (!obstacle.equals(reason)) {
            LOG.warnf("The topics are not known to be there yet: %s", reason);
            obstacle = reason;
        }
    }
}
