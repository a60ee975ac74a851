package dev.restante.producer.topics;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Answers any number of pages with at most two looks at Kafka a second: what was seen is good for
 * {@link #FRESH}, and who asks later waits together with all others for one look.
 */
@ApplicationScoped
class TopicsWatch {

    static final Duration FRESH = Duration.ofMillis(500);

    /** Below 1.5 s with what the rest of an answer takes. A look may last longer, and goes on. */
    static final Duration PATIENCE = Duration.ofMillis(1_300);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(r -> new Thread(r, "topics"));
    private final TopicsSource source;
    private TopicsState seen = TopicsState.unknown();
    private long goodUntil = System.nanoTime();
    private CompletableFuture<TopicsState> look;

    TopicsWatch(TopicsSource source) {
        this.source = source;
    }

    /** Done within {@link #PATIENCE}. */
    synchronized CompletionStage<TopicsState> state() {
        if (look == null && System.nanoTime() - goodUntil < 0) {
            return CompletableFuture.completedFuture(seen);
        }
        if (look == null) {
            look = CompletableFuture.supplyAsync(this::look, thread);
        }
        return look.copy()
                .completeOnTimeout(seen.down(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private TopicsState look() {
        try {
            TopicsState now =
                    source.read()
                            .map(topics -> TopicsState.up(Instant.now(), topics))
                            .orElseGet(this::down);
            return saw(now);
        } finally {
            ended();
        }
    }

    private synchronized TopicsState down() {
        return seen.down();
    }

    private synchronized TopicsState saw(TopicsState now) {
        seen = now;
        goodUntil = System.nanoTime() + FRESH.toNanos();
        return now;
    }

    private synchronized void ended() {
        look = null;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
