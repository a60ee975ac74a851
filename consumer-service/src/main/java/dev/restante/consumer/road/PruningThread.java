package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.store.LabPruning;
import dev.restante.consumer.store.Pruning;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Forgets what is old, at the start and then now and again. */
@Singleton
class PruningThread {

    private static final Logger LOG = Logger.getLogger(PruningThread.class);

    /** Whoever plays in the Lab fills its table faster than others fill theirs. */
    private static final Duration EVERY_OF_LAB = Duration.ofMinutes(1);

    private final Pruning pruning;
    private final LabPruning labPruning;
    private final Pauses pauses;
    private final Duration every;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(PruningThread::thread);

    PruningThread(Pruning pruning, LabPruning labPruning, Pauses pauses, ConsumerConfig config) {
        this.pruning = pruning;
        this.labPruning = labPruning;
        this.pauses = pauses;
        this.every = config.keep().pruneEvery();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pruning");
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        schedule(pruning::pruneOnce, every);
        schedule(labPruning::pruneOnce, EVERY_OF_LAB);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    /** Forgets some of what is too old, and says how much. */
    @FunctionalInterface
    private interface Task {
        int pruneOnce(Instant now) throws SQLException;
    }

    private void schedule(Task task, Duration pause) {
        clock.scheduleWithFixedDelay(() -> prune(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void prune(Task task) {
        try {
            long all = 0;
            for (int some = 1; some > 0 && !pauses.isStopped(); all += some) {
                some = task.pruneOnce(Instant.now());
            }
            if (all > 0) {
                LOG.infof("Forgot %d rows that were too old", all);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Nothing more is forgotten until the next time: %s", e);
        }
    }
}
