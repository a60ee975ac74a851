package dev.restante.gateway.log;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

/**
 * Makes sure that the gateway's topics are there, and tells the log's incarnation. Made at the
 * start, so that a mistake in the names of topics ends it.
 */
@Startup
@ApplicationScoped
class LogTopics {

    private static final Logger LOG = Logger.getLogger(LogTopics.class);

    /** What came too late is written over again long before Kafka keeps nothing else. */
    private static final Duration COMPACTION_LAG = Duration.ofHours(1);

    private final LogConfig config;
    private final ServiceTopics serviceTopics;
    private final Map<String, Object> kafka;

    LogTopics(
            LogConfig config,
            ServiceTopics serviceTopics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.serviceTopics = checked(serviceTopics, config);
        this.kafka = kafka;
    }

    /** What a client emits must not be read as what a service says. */
    private static ServiceTopics checked(ServiceTopics topics, LogConfig config) {
        for (String own : List.of(config.serverEvents(), config.sessions())) {
            if (topics.names().contains(own)) {
                throw new ConfigurationException(
                        "a route names %s as its topic, which the gateway itself reads"
                                .formatted(own));
            }
        }
        return topics;
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
                                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                                        Long.toString(COMPACTION_LAG.toMillis()),
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        Long.toString(config.sessionsRetention().toMillis())));
        Set<String> events = new LinkedHashSet<>(serviceTopics.names());
        events.add(config.clientEvents());
        events.add(config.serverEvents());
        List<NewTopic> all = new ArrayList<>(List.of(sessions));
        events.forEach(name -> all.add(new NewTopic(name, partitions, replication)));
        return all;
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
