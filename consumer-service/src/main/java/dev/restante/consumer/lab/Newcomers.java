package dev.restante.consumer.lab;

import dev.restante.consumer.ConsumerConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** The newcomers that read now, each in a thread of its own, and the last ones that did. */
@Singleton
class Newcomers {

    /** Most that read at the same time. */
    static final int AT_ONCE = 4;

    /** Most that are known, those that have ended included. */
    private static final int KNOWN = 16;

    private static final int CHARACTERS_OF_ID = 8;
    private static final long PATIENCE_AT_STOP_SECONDS = 1;

    private final LabConsumers consumers;
    private final Admin admin;
    private final String topic;
    private final Duration time;
    private final Map<String, Newcomer> known = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Newcomers::thread);

    Newcomers(LabConsumers consumers, Admin admin, ConsumerConfig config) {
        this.consumers = consumers;
        this.admin = admin;
        this.topic = config.topics().clientEvents();
        this.time = config.newcomerTime();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "newcomer");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Lets one begin.
     *
     * @param from {@code earliest} or {@code latest}
     * @return nothing if too many read now
     */
    synchronized Optional<Newcomer> begin(String from, String run) {
        if (known.values().stream().filter(one -> !one.hasEnded()).count() >= AT_ONCE) {
            return Optional.empty();
        }
        forgetOldest();
        String id = UUID.randomUUID().toString().substring(0, CHARACTERS_OF_ID);
        Newcomer newcomer = new Newcomer(id, from, run, topic, time);
        known.put(id, newcomer);
        threads.execute(() -> newcomer.run(consumers, admin));
        return Optional.of(newcomer);
    }

    private void forgetOldest() {
        Iterator<Newcomer> oldest = known.values().iterator();
        while (known.size() >= KNOWN) {
            if (oldest.next().hasEnded()) {
                oldest.remove();
            }
        }
    }

    synchronized Optional<Newcomer> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopAll();
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_AT_STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private synchronized void stopAll() {
        known.values().forEach(Newcomer::stop);
    }
}
