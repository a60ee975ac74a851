package dev.restante.producer.topics;

import dev.restante.producer.kafka.ProducerConfiguration;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Asks Kafka. Used by one thread. */
@ApplicationScoped
class KafkaTopics implements TopicsSource {

    private static final Logger LOG = Logger.getLogger(KafkaTopics.class);

    /** For all questions of a look together. */
    private static final int TIMEOUT_MILLIS = 1_200;

    private final Map<String, Object> settings;
    private final ProducerConfiguration configuration;
    private final WatchedTopics watched;
    private Admin admin;

    KafkaTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProducerConfiguration configuration,
            WatchedTopics watched) {
        this.settings = new HashMap<>(kafka);
        this.settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "producer-service-topics");
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
        this.configuration = configuration;
        this.watched = watched;
    }

    @Override
    public Optional<List<TopicState>> read() {
        try {
            return Optional.of(read(admin(), Patience.of(TIMEOUT_MILLIS)));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debugf(e, "Kafka does not say how full its topics are");
            return Optional.empty();
        }
    }

    private List<TopicState> read(Admin kafka, Patience patience)
            throws ExecutionException, TimeoutException {
        GroupQuestion consumers =
                GroupQuestion.aboutConsumers(kafka, watched.consumerGroup(), TIMEOUT_MILLIS);
        GroupQuestion sharers =
                GroupQuestion.aboutSharers(kafka, watched.shareGroup(), TIMEOUT_MILLIS);
        Offsets offsets =
                Offsets.read(
                        kafka,
                        List.of(
                                watched.clientEvents(),
                                configuration.topic(),
                                watched.deadLetters(),
                                watched.workQueue()),
                        patience);
        return List.of(
                read(offsets, watched.clientEvents(), consumers, patience),
                TopicState.of(configuration.topic(), offsets.of(configuration.topic()), List.of()),
                TopicState.of(watched.deadLetters(), offsets.of(watched.deadLetters()), List.of()),
                read(offsets, watched.workQueue(), sharers, patience));
    }

    private static TopicState read(
            Offsets offsets, String topic, GroupQuestion group, Patience patience) {
        List<PartitionState> partitions = offsets.of(topic);
        return TopicState.of(topic, partitions, List.of(group.answer(topic, partitions, patience)));
    }

    /** Made at first use: it cannot be made while no broker's name resolves. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
