package dev.restante.consumer.road;

import dev.restante.consumer.store.Database;
import dev.restante.consumer.store.Outbox;
import dev.restante.consumer.store.OutboxRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Moves rows from the outbox to Kafka in their order, and deletes a row only when Kafka has it. A
 * kill between the two sends it again, with the id it had.
 */
final class OutboxPublisher {

    private final Database database;
    private final Producer<byte[], byte[]> producer;
    private final int batch;

    OutboxPublisher(Database database, Producer<byte[], byte[]> producer, int batch) {
        this.database = database;
        this.producer = producer;
        this.batch = batch;
    }

    /**
     * Sends the oldest rows, and waits until Kafka has answered.
     *
     * @return how many rows are dealt with; 0 if there are none
     * @throws PublishingException if Kafka did not take a row; those before it are dealt with, and
     *     none after it was sent
     */
    int publishOnce() throws SQLException, PublishingException, InterruptedException {
        Round round = database.transaction(connection -> publish(new Outbox(connection)));
        if (round.failure() != null) {
            throw new PublishingException(round.failure());
        }
        return round.rows();
    }

    private record Round(int rows, Throwable failure) {}

    private record Sent(OutboxRow row, Future<RecordMetadata> confirmation) {}

    private Round publish(Outbox outbox) throws SQLException, InterruptedException {
        outbox.takeTurn();
        List<OutboxRow> stored = new ArrayList<>();
        Throwable failure = null;
        int refused = 0;
        for (Sent sent : send(outbox.oldest(batch))) {
            Throwable problem = confirm(sent);
            if (problem == null) {
                stored.add(sent.row());
            } else if (isHopeless(problem)) {
                outbox.refuse(sent.row(), problem.toString());
                refused++;
            } else {
                failure = problem;
            }
        }
        outbox.delete(stored);
        return new Round(stored.size() + refused, failure);
    }

    /** Stops at the first one that fails at once, lest a later one overtakes it. */
    private List<Sent> send(List<OutboxRow> rows) {
        List<Sent> all = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Sent sent = new Sent(row, producer.send(row.kafkaRecord()));
            all.add(sent);
            if (hasFailed(sent)) {
                break;
            }
        }
        return all;
    }

    private static boolean hasFailed(Sent sent) {
        return sent.confirmation().isDone() && failureOf(sent) != null;
    }

    private static Throwable failureOf(Sent sent) {
        try {
            return confirm(sent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    /** The producer gives no record up while this process lives, so this may take long. */
    private static Throwable confirm(Sent sent) throws InterruptedException {
        try {
            sent.confirmation().get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static boolean isHopeless(Throwable problem) {
        return problem instanceof RecordTooLargeException
                || problem instanceof InvalidTopicException;
    }
}
