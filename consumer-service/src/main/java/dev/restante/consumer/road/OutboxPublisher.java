package dev.restante.consumer.road;

import dev.restante.consumer.store.Database;
import dev.restante.consumer.store.Outbox;
import dev.restante.consumer.store.Outbox.Stored;
import dev.restante.consumer.store.OutboxRow;
import dev.restante.consumer.store.OutboxTurn;
import dev.restante.consumer.store.OutboxTurn.Turn;
import dev.restante.tracing.RecordTracing;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Moves rows from the outbox to Kafka in their order, one instance at a time, and deletes a row
 * only when Kafka has it. A kill between the two sends it again, with the id it had. So does an
 * instance that was frozen for longer than its turn: what it had begun to send comes once more, but
 * never a row that the one after it had not sent or begun to send, so the order of first arrivals
 * holds.
 */
final class OutboxPublisher {

    private final Database database;
    private final Producer<byte[], byte[]> producer;
    private final Limits limits;
    private final RecordTracing tracing;
    private final String holder;

    /**
     * How much is sent at once, and how long a turn is.
     *
     * @param rows most rows
     * @param bytes most bytes, unless a single row is larger
     */
    record Limits(int rows, long bytes, Duration turn) {}

    /**
     * @param holder the name of this instance
     */
    OutboxPublisher(
            Database database,
            Producer<byte[], byte[]> producer,
            String holder,
            Limits limits,
            RecordTracing tracing) {
        this.database = database;
        this.producer = producer;
        this.holder = holder;
        this.limits = limits;
        this.tracing = tracing;
    }

    /**
     * Sends the oldest rows, and waits until Kafka has answered.
     *
     * @return how many rows are dealt with, 0 if there are none; nothing if it is another
     *     instance's turn
     * @throws PublishingException if Kafka did not take a row; those before it are dealt with, and
     *     none after it was sent
     */
    OptionalInt publishOnce() throws SQLException, PublishingException, InterruptedException {
        long begin = System.nanoTime();
        Optional<Batch> taken = database.transaction(c -> take(new OutboxTurn(c), new Outbox(c)));
        if (taken.isEmpty()) {
            return OptionalInt.empty();
        }
        Batch batch = taken.get();
        if (batch.rows().isEmpty()) {
            return OptionalInt.of(0);
        }
        Optional<Round> round = settle(batch.turn(), send(batch.rows(), begin));
        return round.isPresent() && store(batch.turn(), round.get())
                ? OptionalInt.of(dealtWith(round.get()))
                : OptionalInt.empty();
    }

    private static int dealtWith(Round round) throws PublishingException {
        if (round.failure() != null) {
            throw new PublishingException(round.failure());
        }
        return round.stored().size() + round.refused().size();
    }

    private record Batch(Turn turn, List<OutboxRow> rows) {}

    private record Sent(OutboxRow row, Future<RecordMetadata> confirmation) {}

    private record Refused(OutboxRow row, String reason) {}

    private record Round(List<Stored> stored, List<Refused> refused, Throwable failure) {}

    private Optional<Batch> take(OutboxTurn turns, Outbox outbox) throws SQLException {
        Optional<Turn> turn = turns.take(holder, limits.turn());
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        List<OutboxRow> rows = outbox.oldest(limits.rows(), limits.bytes());
        if (rows.isEmpty()) {
            turns.release(turn.get());
        }
        return Optional.of(new Batch(turn.get(), rows));
    }

    /**
     * Stops at the first one that fails at once, lest a later one overtakes it, and at the end of
     * the turn.
     */
    private List<Sent> send(List<OutboxRow> rows, long begin) {
        List<Sent> all = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            if (System.nanoTime() - begin > limits.turn().toNanos()) {
                break;
            }
            Sent sent = new Sent(row, send(row.kafkaRecord()));
            all.add(sent);
            if (hasFailed(sent)) {
                break;
            }
        }
        return all;
    }

    private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
        Span span = tracing.send(message);
        return producer.send(message, (place, failure) -> Tracing.end(span, failure));
    }

    private static boolean hasFailed(Sent sent) {
        if (!sent.confirmation().isDone()) {
            return false;
        }
        try {
            sent.confirmation().get();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Nothing, if the turn was lost meanwhile. */
    private Optional<Round> settle(Turn turn, List<Sent> all)
            throws SQLException, InterruptedException {
        List<Stored> stored = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Throwable failure = null;
        for (Sent sent : all) {
            if (!isConfirmed(sent, turn)) {
                return Optional.empty();
            }
            Throwable problem = problemOf(sent);
            if (problem == null) {
                RecordMetadata place = placeOf(sent);
                stored.add(new Stored(sent.row(), place.partition(), place.offset()));
            } else if (isHopeless(problem)) {
                refused.add(new Refused(sent.row(), problem.toString()));
            } else {
                failure = problem;
            }
        }
        return Optional.of(new Round(stored, refused, failure));
    }

    /**
     * The producer gives no record up while this process lives, so this may take long. Meanwhile
     * the turn is kept.
     *
     * @return false if it was lost all the same
     */
    private boolean isConfirmed(Sent sent, Turn turn) throws SQLException, InterruptedException {
        while (true) {
            try {
                sent.confirmation().get(limits.turn().toMillis() / 3, TimeUnit.MILLISECONDS);
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                if (!database.transaction(c -> new OutboxTurn(c).extend(turn, limits.turn()))) {
                    return false;
                }
            }
        }
    }

    private static Throwable problemOf(Sent sent) throws InterruptedException {
        try {
            sent.confirmation().get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /**
     * Deletes what Kafka has, and ends the turn.
     *
     * @return false if the turn was lost: the rows are another instance's to send and to delete
     */
    private boolean store(Turn turn, Round round) throws SQLException {
        return database.transaction(
                connection -> {
                    if (!new OutboxTurn(connection).release(turn)) {
                        return false;
                    }
                    Outbox outbox = new Outbox(connection);
                    for (Refused refused : round.refused()) {
                        outbox.refuse(refused.row(), refused.reason());
                    }
                    outbox.delete(round.stored());
                    return true;
                });
    }

    private static RecordMetadata placeOf(Sent sent) throws InterruptedException {
        try {
            return sent.confirmation().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isHopeless(Throwable problem) {
        return problem instanceof RecordTooLargeException
                || problem instanceof InvalidTopicException;
    }
}
