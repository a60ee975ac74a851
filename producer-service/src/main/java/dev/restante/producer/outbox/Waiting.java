package dev.restante.producer.outbox;

import dev.restante.producer.kafka.NotStoredException;
import dev.restante.producer.kafka.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Callers that still want to hear whether Kafka has their events. */
@ApplicationScoped
class Waiting {

    private final Map<Long, CompletableFuture<Receipt>> callers = new ConcurrentHashMap<>();

    /** Before the request can be seen by anyone, lest it is delivered before. */
    CompletableFuture<Receipt> register(long request) {
        CompletableFuture<Receipt> caller = new CompletableFuture<>();
        callers.put(request, caller);
        caller.whenComplete((receipt, failure) -> callers.remove(request));
        return caller;
    }

    void delivered(long request, List<Stored> positions) {
        caller(request).ifPresent(c -> c.complete(new Receipt.Delivered(positions)));
    }

    /** Returns whether the caller was still there, so knows it now. */
    boolean refused(long request, NotStoredException reason) {
        return caller(request).map(c -> c.completeExceptionally(reason)).orElse(false);
    }

    private Optional<CompletableFuture<Receipt>> caller(long request) {
        return Optional.ofNullable(callers.get(request));
    }
}
