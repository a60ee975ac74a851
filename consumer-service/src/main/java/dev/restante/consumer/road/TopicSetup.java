package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.contract.TopicCopies;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final TopicCopies copies;
    private volatile boolean done;

    TopicSetup(Admin admin, Pauses pauses, ConsumerConfig config, TopicsConfig topics) {
        this.admin = admin;
        this.pauses = pauses;
        this.names = config.topics();
        this.copies = new TopicCopies(topics.replicationFactor(), topics.minInsyncReplicas());
    }

    /** Returns when all topics are there, which is not before Kafka is. */
    void ensure() throws StoppingException, InterruptedException {
        while (!created()) {
            // The question itself has waited for Kafka; no need for pauses that grow.
            pauses.afterFailure(1);
        }
        done = true;
    }

    /** Whether all topics were there once. */
    boolean isDone() {
        return done;
    }

    private boolean created() throws InterruptedException {
        boolean all = true;
        try {
            Map<String, KafkaFuture<Void>> results = admin.createTopics(missing()).values();
            for (Map.Entry<String, KafkaFuture<Void>> result : results.entrySet()) {
                all &= isThere(result.getKey(), result.getValue());
            }
            return all;
        } catch (ExecutionException e) {
            met(String.valueOf(e.getCause()));
            return false;
        }
    }

    /** Whoever may create none, because others do, need not ask for it. */
    private List<NewTopic> missing() throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        return wanted().stream().filter(topic -> !present.contains(topic.name())).toList();
    }

    /** All topics this service needs. */
    List<NewTopic> wanted() {
        return List.of(
                copies.topic(names.clientEvents(), names.partitions()),
                copies.topic(names.serverEvents(), names.partitions()),
                copies.topic(names.deadLetters(), 1));
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
