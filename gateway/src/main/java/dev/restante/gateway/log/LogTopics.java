package dev.restante.gateway.log;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Makes sure that the gateway's topics are there, and tells the log's incarnation. */
@ApplicationScoped
class LogTopics {

    private static final Logger LOG = Logger.getLogger(LogTopics.class);

    private final LogConfig config;
    private final Map<String, Object> kafka;

    LogTopics(LogConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * Creates what is missing.
     *
     * @return the form of a cursor into {@code server-events} as it is now
     */
    Cursor ensure() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(ClientSettings.admin(kafka))) {
            Set<String> present = admin.listTopics().names().get();
            for (NewTopic topic : wanted()) {
                if (!present.contains(topic.name())) {
                    create(admin, topic);
                }
            }
            TopicDescription events =
                    admin.describeTopics(List.of(config.serverEvents()))
                            .allTopicNames()
                            .get()
                            .get(config.serverEvents());
            return new Cursor(events.topicId().hashCode(), events.partitions().size());
        }
    }

    private List<NewTopic> wanted() {
        Optional<Integer> partitions = Optional.of(config.partitions());
        Optional<Short> replication = Optional.of(config.replication()).filter(r -> r > 0);
        NewTopic sessions =
                new NewTopic(config.sessions(), Optional.of(1), replication)
                        .configs(
                                Map.of(
                                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                        TopicConfig.CLEANUP_POLICY_COMPACT
                                                + ","
                                                + TopicConfig.CLEANUP_POLICY_DELETE,
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        Long.toString(config.sessionsRetention().toMillis())));
        return List.of(
                new NewTopic(config.clientEvents(), partitions, replication),
                new NewTopic(config.serverEvents(), partitions, replication),
                sessions);
    }

    private static void create(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(Set.of(topic)).all().get();
            LOG.infof("created topic %s", topic.name());
        } catch (ExecutionException e) {
            // Another gateway or a service was quicker; any other failure is a failure.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
