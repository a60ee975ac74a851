package dev.restante.producer.topics;

import dev.restante.producer.kafka.ProducerConfiguration;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The topics and their readers as Kafka sees them, in numbers. They are asked for here and not by
 * the readers, since a reader that is down says nothing of what waits for it. Kafka is asked on a
 * clock of its own, so that no question for metrics waits for Kafka; while Kafka does not answer,
 * what is not known is not a number.
 */
@ApplicationScoped
class TopicMeters {

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "topic-meters"));
    private final TopicsWatch watch;
    private final WatchedTopics watched;
    private final ProducerConfiguration configuration;
    private final MeterRegistry meters;
    private volatile TopicsState seen = TopicsState.unknown();

    TopicMeters(
            TopicsWatch watch,
            WatchedTopics watched,
            ProducerConfiguration configuration,
            MeterRegistry meters) {
        this.watch = watch;
        this.watched = watched;
        this.configuration = configuration;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        register();
        long pause = watched.measureEvery().toMillis();
        clock.scheduleWithFixedDelay(
                () -> watch.state().thenAccept(this::see), 0, pause, TimeUnit.MILLISECONDS);
    }

    /** Makes the meters; there is one set of them. */
    void register() {
        Gauge.builder("restante.kafka.up", () -> seen.isUp() ? 1 : 0).register(meters);
        List.of(
                        watched.clientEvents(),
                        configuration.topic(),
                        watched.deadLetters(),
                        watched.workQueue())
                .forEach(this::topic);
        group(watched.clientEvents(), watched.consumerGroup());
        group(watched.workQueue(), watched.shareGroup());
    }

    private void topic(String name) {
        Gauge.builder("restante.topic.records", () -> ofTopic(name, TopicState::records))
                .tag("topic", name)
                .register(meters);
        FunctionCounter.builder("restante.topic.written", this, all -> all.written(name))
                .tag("topic", name)
                .register(meters);
    }

    private void group(String topic, String name) {
        Gauge.builder(
                        "restante.group.lag",
                        () ->
                                ofGroup(
                                        topic,
                                        group -> group.lag() == null ? Double.NaN : group.lag()))
                .tags("topic", topic, "group", name)
                .register(meters);
        Gauge.builder("restante.group.members", () -> ofGroup(topic, GroupState::members))
                .tags("topic", topic, "group", name)
                .register(meters);
    }

    /** What the numbers are of from now on. */
    void see(TopicsState now) {
        seen = now;
    }

    private double ofTopic(String name, ToDoubleFunction<TopicState> number) {
        return seen.isUp() ? lastOfTopic(name, number) : Double.NaN;
    }

    /**
     * Also while Kafka is away: a counter does not go back. Unknown before Kafka has answered once:
     * a 0 there would look as if all of it had been written since.
     */
    private double written(String name) {
        return seen.topics().isEmpty() ? Double.NaN : lastOfTopic(name, TopicState::written);
    }

    private double lastOfTopic(String name, ToDoubleFunction<TopicState> number) {
        return seen.topics().stream()
                .filter(topic -> topic.name().equals(name))
                .mapToDouble(number)
                .sum();
    }

    private double ofGroup(String topic, ToDoubleFunction<GroupState> number) {
        return ofTopic(topic, found -> found.groups().stream().mapToDouble(number).sum());
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
