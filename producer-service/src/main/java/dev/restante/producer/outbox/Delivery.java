package dev.restante.producer.outbox;

import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.producer.kafka.BatchedEvents;
import dev.restante.producer.kafka.Caused;
import dev.restante.producer.kafka.NotStoredException;
import dev.restante.producer.kafka.OrderedEvents;
import dev.restante.producer.kafka.Stored;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Moves requests from the outbox to Kafka in their order, and deletes one only when Kafka has it. A
 * kill between the two sends it again, under the ids it had.
 */
final class Delivery {

    private final Database database;
    private final OrderedEvents singles;
    private final BatchedEvents batches;
    private final Waiting waiting;

    Delivery(Database database, OrderedEvents singles, BatchedEvents batches, Waiting waiting) {
        this.database = database;
        this.singles = singles;
        this.batches = batches;
        this.waiting = waiting;
    }

    /**
     * Sends the oldest requests, and waits until Kafka has answered.
     *
     * @throws NotStoredException if Kafka did not take one; those before it are dealt with
     */
    Result deliverOnce() throws SQLException, NotStoredException {
        Round round = database.transaction(this::deliver);
        if (round.failure().isPresent()) {
            throw round.failure().get();
        }
        return round.result();
    }

    /** What came of a try. */
    enum Result {
        /** Requests are dealt with; there may be more. */
        DONE,
        /** Nothing waits. */
        EMPTY,
        /** Another instance at the same database is at it. */
        NOT_OUR_TURN
    }

    private record Round(Result result, Optional<NotStoredException> failure) {

        Round(Result result) {
            this(result, Optional.empty());
        }
    }

    private Round deliver(OutboxTable table) throws SQLException {
        if (!table.takeTurn()) {
            return new Round(Result.NOT_OUR_TURN);
        }
        List<KeptRequest> requests = table.nextRound();
        if (requests.isEmpty()) {
            return new Round(Result.EMPTY);
        }
        List<Caused> events = new ArrayList<>();
        List<KeptRequest> readable = new ArrayList<>();
        for (KeptRequest request : requests) {
            try {
                Span cause = Tracing.read(request.trace());
                for (ServerEvent event : EventsJson.read(request.events())) {
                    events.add(new Caused(event, cause));
                }
                readable.add(request);
            } catch (MalformedRecordException | UncheckedIOException e) {
                table.refuse(request, e.toString());
            }
        }
        if (readable.isEmpty()) {
            return new Round(Result.DONE);
        }
        OrderedEvents.Progress progress = send(readable.get(0).batch(), events);
        return settle(table, readable, progress);
    }

    private OrderedEvents.Progress send(boolean batch, List<Caused> events) {
        if (!batch) {
            return singles.storeCaused(events);
        }
        try {
            return new OrderedEvents.Progress(batches.storeCaused(events).join(), Optional.empty());
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotStoredException refusal) {
                return new OrderedEvents.Progress(List.of(), Optional.of(refusal));
            }
            throw e;
        }
    }

    private Round settle(
            OutboxTable table, List<KeptRequest> requests, OrderedEvents.Progress progress)
            throws SQLException {
        List<Stored> stored = progress.stored();
        List<KeptRequest> done = new ArrayList<>();
        if (requests.get(0).batch()) {
            if (progress.refusal().isEmpty()) {
                waiting.delivered(requests.get(0).id(), stored);
                done.add(requests.get(0));
            }
        } else {
            for (int i = 0; i < stored.size(); i++) {
                waiting.delivered(requests.get(i).id(), stored.subList(i, i + 1));
                done.add(requests.get(i));
            }
        }
        Optional<NotStoredException> failure = progress.refusal();
        if (failure.isPresent() && isHopeless(failure.get())) {
            giveUp(table, requests.get(done.size()), failure.get());
            failure = Optional.empty();
        }
        table.delete(done);
        return new Round(Result.DONE, failure);
    }

    private static boolean isHopeless(NotStoredException failure) {
        return failure.outcome() == NotStoredException.Outcome.TOO_LARGE;
    }

    /** Whoever still waits is told that nothing was stored, and then nothing is. */
    private void giveUp(OutboxTable table, KeptRequest request, NotStoredException reason)
            throws SQLException {
        if (waiting.refused(request.id(), reason)) {
            table.delete(List.of(request));
        } else {
            table.refuse(request, reason.getMessage());
        }
    }
}
