package dev.restante.worker.queue;

import dev.restante.contract.TopicCopies;
import dev.restante.worker.WorkerConfig;
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
    private final WorkerConfig.TopicNames names;
    private final TopicCopies copies;

    TopicSetup(Admin admin, WorkerConfig config, TopicsConfig topics) {
        this.admin = admin;
        this.names = config.topics();
        this.copies = new TopicCopies(topics.replicationFactor(), topics.minInsyncReplicas());
    }

    /**
     * Returns when all topics are there.
     *
     * @throws ExecutionException if Kafka can not say so now, or refuses it
     */
    void ensure() throws ExecutionException, InterruptedException {
        // Whoever may create none, because others do, need not ask for it.
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing =
                wanted().stream().filter(topic -> !present.contains(topic.name())).toList();
        for (Map.Entry<String, KafkaFuture<Void>> created :
                admin.createTopics(missing).values().entrySet()) {
            await(created.getKey(), created.getValue());
        }
    }

    /** All topics this service needs. */
    List<NewTopic> wanted() {
        return List.of(
                copies.topic(names.jobs(), names.partitions()),
                copies.topic(names.serverEvents(), names.partitions()),
                copies.topic(names.deadLetters(), 1));
    }

    private static void await(String name, KafkaFuture<Void> created)
            throws ExecutionException, InterruptedException {
        try {
            created.get();
            LOG.infof("Created the topic %s", name);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
