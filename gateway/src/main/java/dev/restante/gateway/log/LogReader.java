package dev.restante.gateway.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The one reader of the log: a thread that follows all partitions of {@code server-events} from
 * their end, and the sessions topic from its beginning.
 *
 * <pre>
 *   connecting --topics there, sessions read up to their end--> following
 *        ^                                                         |
 *        +-----------------------Kafka fails-----------------------+
 * </pre>
 *
 * It goes on where it was after a failure: nothing is skipped, nothing told twice.
 */
@ApplicationScoped
public class LogReader {

    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_AFTER_FAILURE_MS = 300;

    private final LogConfig config;
    private final Map<String, Object> kafka;
    private final LogTopics topics;
    private final LogState state;
    private final EventPublisher publisher;
    private final Thread thread = new Thread(this::run, "log-reader");
    private final LogIntake intake;
    private volatile KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopped;
    private String trouble = "";
    private volatile long lag;

    LogReader(
            LogConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LogTopics topics,
            LogState state,
            EventPublisher publisher,
            LogIntake intake,
            MeterRegistry metrics) {
        this.config = config;
        this.kafka = kafka;
        this.topics = topics;
        this.state = state;
        this.publisher = publisher;
        this.intake = intake;
        metrics.gauge("restante.log.lag", this, reader -> reader.lag);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        thread.join(2_000);
        // Only if it waits for topics still: a consumer does not like to be closed by an interrupt.
        thread.interrupt();
    }

    /** Whether its thread goes on: a failure does not end it, a defect may. */
    boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether some connection to Kafka is open; asks nobody. */
    boolean isConnected() {
        KafkaConsumer<String, byte[]> current = consumer;
        return current != null
                && current.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals("connection-count"))
                        .anyMatch(metric -> ((Number) metric.metricValue()).doubleValue() > 0);
    }

    private void run() {
        while (!stopped) {
            try {
                connectAndFollow();
            } catch (WakeupException e) {
                LOG.debug("the log reader was told to stop");
            } catch (KafkaException | ExecutionException e) {
                tell(e.getMessage());
                pause();
            } catch (LogLostException e) {
                LOG.errorf("this gateway ends: %s", e.getMessage());
                Quarkus.asyncExit(1);
                return;
            } catch (RuntimeException e) {
                LOG.error("the log reader failed, and begins again where it was", e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Says once what is in the way, however often it is met. */
    private void tell(String reason) {
        if (!trouble.equals(reason)) {
            LOG.warnf("the log cannot be read now: %s", reason);
            trouble = String.valueOf(reason);
        }
    }

    private void pause() {
        synchronized (thread) {
            try {
                thread.wait(PAUSE_AFTER_FAILURE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void connectAndFollow() throws ExecutionException, InterruptedException {
        Cursor cursor = topics.ensure();
        TopicPartition sessions = new TopicPartition(config.sessions(), 0);
        try (KafkaConsumer<String, byte[]> opened =
                new KafkaConsumer<>(ClientSettings.consumer(kafka, "gateway-log-reader"))) {
            consumer = opened;
            List<TopicPartition> events = LogPartitions.of(config, cursor);
            List<TopicPartition> all = new ArrayList<>(events);
            all.add(sessions);
            opened.assign(all);
            LogStart start = LogStart.ask(opened, events, sessions);
            state.open(cursor, start.begin());
            start.seek(opened, intake.begin(start));
            trouble = "";
            while (!stopped) {
                poll(opened, events, sessions);
                if (!state.ready() && start.reached(opened) && publisher.knowsTopics()) {
                    intake.becomeReady(LogPartitions.reached(opened, events));
                    LOG.infof("following the log from %s", state.live());
                }
            }
        }
    }

    private void poll(
            KafkaConsumer<String, byte[]> from,
            List<TopicPartition> events,
            TopicPartition sessions) {
        ConsumerRecords<String, byte[]> records =
                from.poll(state.ready() ? POLL : Duration.ofMillis(20));
        for (ConsumerRecord<String, byte[]> message : records.records(sessions)) {
            intake.session(message);
        }
        state.memberships().advance(from.position(sessions));
        intake.take(records, LogPartitions.reached(from, events));
        // As of the last answer of Kafka: asking costs nothing.
        lag = events.stream().mapToLong(event -> from.currentLag(event).orElse(0)).sum();
    }
}
