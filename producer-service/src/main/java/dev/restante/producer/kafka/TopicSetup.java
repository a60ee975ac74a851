package dev.restante.producer.kafka;

import dev.restante.contract.TopicCopies;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates the topic in the background if it is missing, as soon as Kafka is there. */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "topic-setup"));
    private final Map<String, Object> kafka;
    private final ProducerConfiguration configuration;
    private boolean told;
    private final TopicCopies copies;
    private volatile boolean done;

    TopicSetup(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProducerConfiguration configuration,
            TopicsConfig topics) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(AdminClientConfig.CLIENT_ID_CONFIG, "producer-service-setup");
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1500);
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000);
        this.configuration = configuration;
        this.copies = new TopicCopies(topics.replicationFactor(), topics.minInsyncReplicas());
    }

    void start(@Observes StartupEvent event) {
        if (configuration.createTopic()) {
            thread.execute(this::create);
        } else {
            end();
        }
    }

    /** Whether the topic is there, or will not be made here. */
    boolean isDone() {
        return done;
    }

    private void end() {
        done = true;
        thread.shutdown();
    }

    private void create() {
        NewTopic topic = copies.topic(configuration.topic(), configuration.partitions());
        try (Admin admin = Admin.create(kafka)) {
            // Whoever may create none, because others do, need not ask for it.
            if (!admin.listTopics().names().get().contains(topic.name())) {
                admin.createTopics(List.of(topic)).all().get();
                LOG.infof("Created topic %s", topic.name());
            }
            end();
        } catch (ExecutionException e) {
            handle(e.getCause());
        } catch (KafkaException e) {
            retry(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(Throwable failure) {
        if (failure instanceof TopicExistsException) {
            end();
            return;
        }
        if (!(failure instanceof RetriableException) && !told) {
            told = true;
            tell(failure);
        }
        retry(failure);
    }

    private void tell(Throwable failure) {
        if (failure instanceof AuthenticationException) {
            LOG.warnf("Kafka does not let this service in, trying until it does: %s", failure);
        } else {
            // Such as: not so many brokers as copies, or no right to create it.
            LOG.warnf(
                    "Topic %s is not there and cannot be made now, trying until it is: %s",
                    configuration.topic(), failure);
        }
    }

    private void retry(Throwable failure) {
        LOG.debugf(failure, "Kafka is not there yet to create topic %s", configuration.topic());
        thread.schedule(this::create, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
