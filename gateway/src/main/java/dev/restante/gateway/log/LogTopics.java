package dev.restante.gateway.log;

import dev.restante.contract.TopicCopies;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
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

    private final LogConfig config;
    private final ServiceTopics serviceTopics;
    private final TopicCopies copies;
    private final Map<String, Object> kafka;

    LogTopics(
            LogConfig config,
            ServiceTopics serviceTopics,
            TopicsConfig topics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.serviceTopics = checked(serviceTopics, config);
        this.copies = new TopicCopies(topics.replicationFactor(), topics.minInsyncReplicas());
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
            warnOfSettings(admin);
            Map<String, TopicDescription> topics =
                    admin.describeTopics(List.of(config.serverEvents(), config.sessions()))
                            .allTopicNames()
                            .get();
            return cursor(topics.get(config.serverEvents()), topics.get(config.sessions()));
        }
    }

    /**
     * The log is another one if either topic was deleted and made again: without the one its
     * offsets mean nothing, without the other the rooms of a session and the order of its
     * connections, which are offsets too.
     */
    static Cursor cursor(TopicDescription events, TopicDescription sessions) {
        return new Cursor(
                Objects.hash(events.topicId(), sessions.topicId()), events.partitions().size());
    }

    private void warnOfSettings(Admin admin) throws InterruptedException {
        ConfigResource sessions = new ConfigResource(ConfigResource.Type.TOPIC, config.sessions());
        try {
            Config present = admin.describeConfigs(List.of(sessions)).all().get().get(sessions);
            SessionsSettings.shortcomings(present, config)
                    .forEach(s -> LOG.warnf("topic %s has %s", config.sessions(), s));
        } catch (ExecutionException e) {
            LOG.warnf(
                    "the settings of topic %s could not be read: %s",
                    config.sessions(), e.getCause().getMessage());
        }
    }

    /** All topics a gateway needs. */
    List<NewTopic> wanted() {
        NewTopic sessions = copies.topic(config.sessions(), 1, SessionsSettings.wanted(config));
        Set<String> events = new LinkedHashSet<>(serviceTopics.names());
        events.add(config.clientEvents());
        events.add(config.serverEvents());
        List<NewTopic> all = new ArrayList<>(List.of(sessions));
        events.forEach(name -> all.add(copies.topic(name, config.partitions())));
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
