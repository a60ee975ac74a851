package dev.restante.worker.queue;

import dev.restante.worker.WorkerConfig;
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
    private final WorkerConfig.TopicNames names;

    TopicSetup(Admin admin, WorkerConfig config) {
        this.admin = admin;
        this.names = config.topics();
    }

    /**
     * Returns when all topics are there.
     *
     * @throws ExecutionException if Kafka can not say so now, or refuses it
     */
    void ensure() throws ExecutionException, InterruptedException {
        List<NewTopic> wanted =
                List.of(
                        topic(names.jobs(), names.partitions()),
                        topic(names.serverEvents(), names.partitions()),
                        topic(names.deadLetters(), 1));
        for (Map.Entry<String, KafkaFuture<Void>> created :
                admin.createTopics(wanted).values().entrySet()) {
            await(created.getKey(), created.getValue());
        }
    }

    /** Replication is the broker's to say. */
    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
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
