package dev.restante.consumer.facts;

import dev.restante.consumer.store.Backlog;
import dev.restante.consumer.store.Facts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * What waits in the database, in numbers. Of several instances at one database each says the same.
 * The database is asked once for all of them, also when it does not answer; then they are not a
 * number.
 */
@ApplicationScoped
class BacklogMeters {

    private static final Logger LOG = Logger.getLogger(BacklogMeters.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Facts facts;
    private final MeterRegistry meters;
    private Optional<Backlog> seen = Optional.empty();
    private long goodUntil = System.nanoTime();

    BacklogMeters(Facts facts, MeterRegistry meters) {
        this.facts = facts;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        gauge("restante.consumer.outbox.waiting", Backlog::waiting);
        gauge("restante.consumer.outbox.refused", Backlog::refused);
        gauge("restante.consumer.dead.letters", Backlog::deadLetters);
    }

    private void gauge(String name, ToDoubleFunction<Backlog> number) {
        Gauge.builder(name, () -> now().map(number::applyAsDouble).orElse(Double.NaN))
                .register(meters);
    }

    private synchronized Optional<Backlog> now() {
        if (System.nanoTime() - goodUntil >= 0) {
            seen = look();
            goodUntil = System.nanoTime() + FRESH_NANOS;
        }
        return seen;
    }

    private Optional<Backlog> look() {
        try {
            return Optional.of(facts.backlog());
        } catch (SQLException e) {
            LOG.debugf(e, "The database does not say what waits in it");
            return Optional.empty();
        }
    }
}
