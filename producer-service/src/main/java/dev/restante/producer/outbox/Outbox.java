package dev.restante.producer.outbox;

import dev.restante.contract.ServerEvent;
import dev.restante.producer.kafka.ProducerConfiguration;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps events until Kafka has them. Every event goes through it while it is on: so one that came
 * later never overtakes an earlier one, and none is lost between two stores.
 */
@ApplicationScoped
public class Outbox {

    private final Database database;
    private final Waiting waiting;
    private final DeliveryThread delivery;
    private final ProducerConfiguration.Outbox configuration;

    Outbox(
            Database database,
            Waiting waiting,
            DeliveryThread delivery,
            ProducerConfiguration configuration) {
        this.database = database;
        this.waiting = waiting;
        this.delivery = delivery;
        this.configuration = configuration.outbox();
    }

    /**
     * Stores the events of a request. Blocks for as long as the database takes.
     *
     * @param batch whether they are to be stored in Kafka as a whole or not at all; else it is one
     * @return what is true of them when Kafka has them, or when the patience has run out; fails
     *     with {@link dev.restante.producer.kafka.NotStoredException} if Kafka will never take them
     * @throws NotKeptException if they are not stored here
     */
    public CompletableFuture<Receipt> keep(List<ServerEvent> events, boolean batch)
            throws NotKeptException {
        Kept kept = insert(events, batch);
        Duration patience = configuration.patience().minus(delivery.stuck());
        delivery.wake();
        List<String> ids = events.stream().map(event -> event.envelope().id()).toList();
        return kept.caller()
                .completeOnTimeout(
                        new Receipt.Kept(kept.request(), ids),
                        Math.max(0, patience.toMillis()),
                        TimeUnit.MILLISECONDS);
    }

    private record Kept(long request, CompletableFuture<Receipt> caller) {}

    private Kept insert(List<ServerEvent> events, boolean batch) throws NotKeptException {
        byte[] json = EventsJson.write(events);
        AtomicReference<Kept> kept = new AtomicReference<>();
        try {
            database.transaction(
                    table -> {
                        add(table, batch, json).ifPresent(id -> kept.set(register(id)));
                        return null;
                    });
        } catch (SQLException e) {
            NotKeptException failure = NotKeptException.unknown(e);
            Optional.ofNullable(kept.get())
                    .ifPresent(k -> k.caller().completeExceptionally(failure));
            throw failure;
        }
        if (kept.get() == null) {
            throw NotKeptException.full(configuration.maxRequests(), configuration.maxBytes());
        }
        return kept.get();
    }

    private OptionalLong add(OutboxTable table, boolean batch, byte[] json) throws SQLException {
        return table.add(
                batch,
                json,
                Tracing.write(Span.current()),
                Instant.now(),
                configuration.maxRequests(),
                configuration.maxBytes());
    }

    private Kept register(long request) {
        return new Kept(request, waiting.register(request));
    }

    /**
     * How full it is.
     *
     * @throws NotKeptException if the database does not say
     */
    public OutboxState state() throws NotKeptException {
        try {
            return database.transaction(
                    table ->
                            table.state(
                                    Instant.now(),
                                    configuration.maxRequests(),
                                    configuration.maxBytes()));
        } catch (SQLException e) {
            throw NotKeptException.unknown(e);
        }
    }

    /**
     * Where a request stands.
     *
     * @return why Kafka will never take it, or an empty text while it waits; nothing if it is not
     *     here: it was delivered, or never was
     * @throws NotKeptException if the database does not say
     */
    public Optional<String> find(long request) throws NotKeptException {
        try {
            return database.transaction(table -> table.find(request));
        } catch (SQLException e) {
            throw NotKeptException.unknown(e);
        }
    }
}
