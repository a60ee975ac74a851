package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
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

    private final Pruning pruning;
    private final Pauses pauses;
    private final Duration every;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(PruningThread::thread);

    PruningThread(Pruning pruning, Pauses pauses, ConsumerConfig config) {
        this.pruning = pruning;
        this.pauses = pauses;
        this.every = config.keep().pruneEvery();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pruning");
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        clock.scheduleWithFixedDelay(this::prune, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void prune() {
        try {
            long all = 0;
            for (int some = 1; some > 0 && !pauses.isStopped(); all += some) {
                some = pruning.pruneOnce(Instant.now());
            }
            if (all > 0) {
                LOG.infof("Forgot %d rows that were too old", all);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Nothing more is forgotten until the next time: %s", e);
        }
    }
}
