package dev.restante.worker.queue;

import dev.restante.worker.WorkerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** All lanes of this process: begun once Kafka has what they need, ended with the service. */
@Singleton
class Lanes {

    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);
    private static final int MOST_DOUBLED = 6;

    private final TopicSetup topics;
    private final ShareGroup group;
    private final Pauses pauses;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Thread beginning = new Thread(this::begin, "work-queue-setup");
    private volatile boolean running;
    private volatile String obstacle = "not begun yet";

    Lanes(
            WorkerConfig config,
            TopicSetup topics,
            ShareGroup group,
            Pauses pauses,
            KafkaClients clients,
            JobHandler handler,
            LaneMeters meters) {
        this.topics = topics;
        this.group = group;
        this.pauses = pauses;
        check(config);
        for (int i = 1; i <= config.lanes(); i++) {
            String name = "lane-" + i;
            Lane lane =
                    new Lane(
                            config.topics().jobs(),
                            () -> clients.member(name),
                            config.lock(),
                            handler::handle,
                            meters,
                            pauses);
            lanes.add(lane);
            threads.add(new Thread(lane, name));
        }
    }

    private static void check(WorkerConfig config) {
        if (config.lanes() < 1) {
            throw mistake("lanes", "at least 1");
        }
        if (config.lock().toMillis() < 1_000) {
            throw mistake("lock", "at least 1s");
        }
        if (config.retry().attempts() < 1) {
            throw mistake("retry.attempts", "at least 1");
        }
        if (config.retry().deliveryLimit() <= config.retry().attempts()) {
            throw mistake("retry.delivery-limit", "more than restante.worker.retry.attempts");
        }
    }

    private static ConfigurationException mistake(String property, String rule) {
        String name = "restante.worker." + property;
        return new ConfigurationException(name + " must be " + rule, Set.of(name));
    }

    void start(@Observes StartupEvent event) {
        beginning.setDaemon(true);
        beginning.start();
    }

    private void begin() {
        try {
            for (int failures = 1; !isPrepared(); failures++) {
                pauses.afterFailure(Math.min(failures, MOST_DOUBLED));
            }
            threads.forEach(Thread::start);
            running = true;
        } catch (InterruptedException e) {
            LOG.debug("stopped before the lanes were begun");
        }
    }

    private boolean isPrepared() throws InterruptedException {
        try {
            topics.ensure();
            group.configure();
            return true;
        } catch (ExecutionException e) {
            met(String.valueOf(e.getCause()));
            return false;
        }
    }

    /** Says once what is in the way, however often it is met. */
    private void met(String reason) {
        if (!obstacle.equals(reason)) {
            LOG.warnf("The work queue can not be read yet: %s", reason);
            obstacle = reason;
        }
    }

    /** Whether jobs are being taken. */
    boolean isRunning() {
        return running;
    }

    /** Whether nobody of those who take jobs, or will, has ended. */
    boolean areAlive() {
        return running
                ? threads.stream().allMatch(Thread::isAlive)
                : beginning.getState() != Thread.State.TERMINATED;
    }

    /** Why not. */
    String obstacle() {
        return obstacle;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        beginning.interrupt();
        beginning.join();
        lanes.forEach(Lane::stop);
        long deadline = System.nanoTime() + PATIENCE_AT_STOP.toNanos();
        for (Thread thread : threads) {
            long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            thread.join(Math.max(1, millis));
        }
    }
}
