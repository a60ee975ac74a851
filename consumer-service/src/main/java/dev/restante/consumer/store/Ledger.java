package dev.restante.consumer.store;

import dev.restante.consumer.chat.Answer;
import dev.restante.consumer.chat.Answer.Reply;
import dev.restante.consumer.chat.Decision;
import dev.restante.consumer.chat.Dispatcher;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import dev.restante.tracing.RecordTracing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes records of {@code client-events} into the database, each in one transaction: the event's
 * id, its effect, its answers and the reader's position stand or fall together. A record may come
 * any number of times.
 */
public final class Ledger {

    /** Ids are a primary key, and an index has a limit: 2,704 bytes in PostgreSQL. */
    static final int MAX_ID = 255;

    private final Database database;
    private final Dispatcher dispatcher;
    private final String serverEvents;
    private final String deadLetters;

    /**
     * @param serverEvents topic of the answers
     * @param deadLetters topic of the records nobody can process
     */
    public Ledger(
            Database database, Dispatcher dispatcher, String serverEvents, String deadLetters) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.serverEvents = serverEvents;
        this.deadLetters = deadLetters;
    }

    /**
     * Decides and stores what the record does.
     *
     * @throws MalformedRecordException if the record breaks the contract; nothing has happened
     * @throws SQLException if the database did not do it, or did not say that it did
     */
    public Outcome take(ConsumerRecord<byte[], byte[]> record)
            throws MalformedRecordException, SQLException {
        ClientEvent event = ClientEventRecord.read(record.headers(), record.value());
        if (event.id().length() > MAX_ID) {
            throw new MalformedRecordException("ce_id", "longer than " + MAX_ID + " characters");
        }
        return database.transaction(connection -> takeOnce(new Sql(connection), record, event));
    }

    private Outcome takeOnce(Sql sql, ConsumerRecord<byte[], byte[]> record, ClientEvent event)
            throws MalformedRecordException, SQLException {
        Instant now = Instant.now();
        ProcessedEvents processed = new ProcessedEvents(sql);
        // The id before anything else: a second transaction with the same one waits here.
        Outcome outcome =
                processed.insert(event, record, now)
                        ? decide(sql, processed, record, event, now)
                        : repeat(sql, processed, record, event, now);
        if (outcome == Outcome.DUPLICATE) {
            ReaderPosition.moveOn(sql, record);
        } else {
            ReaderPosition.moveBehind(sql, record);
        }
        new Tally(sql, record.partition()).count(outcome, event.namespace(), event.type());
        return outcome;
    }

    private Outcome decide(
            Sql sql,
            ProcessedEvents processed,
            ConsumerRecord<byte[], byte[]> record,
            ClientEvent event,
            Instant now)
            throws MalformedRecordException, SQLException {
        JdbcLabState lab = JdbcLabState.of(sql, record);
        Decision decision = dispatcher.decide(event, new JdbcChatState(sql, lab));
        Outcome outcome = Outcome.of(decision);
        processed.update(event, outcome, decision.reply());
        Outbox outbox = new Outbox(sql);
        List<Answer> answers = decision.answers();
        for (int i = 0; i < answers.size(); i++) {
            outbox.add(causedBy(record, answers.get(i).toEvent(event, i, now)));
        }
        return outcome;
    }

    /**
     * A client that emits again under the same id, since it had no answer, gets the one there was.
     * The answer to the same record is in Kafka, or on its way.
     */
    private Outcome repeat(
            Sql sql,
            ProcessedEvents processed,
            ConsumerRecord<byte[], byte[]> record,
            ClientEvent event,
            Instant now)
            throws SQLException {
        if (event.ackId().isPresent()) {
            for (Reply reply : processed.replyToRepeat(event, record)) {
                new Outbox(sql)
                        .add(
                                causedBy(
                                        record,
                                        reply.again(
                                                event,
                                                record.partition() + "-" + record.offset(),
                                                now)));
            }
        }
        return Outcome.DUPLICATE;
    }

    /** What comes of a record belongs to the trace that the record belongs to. */
    private ProducerRecord<String, byte[]> causedBy(
            ConsumerRecord<byte[], byte[]> cause, ServerEvent event) {
        ProducerRecord<String, byte[]> answer = ServerEventRecord.write(serverEvents, event);
        RecordTracing.pass(cause.headers(), answer.headers());
        return answer;
    }

    /**
     * Gives a record up: it goes to the dead letters, with the reason.
     *
     * @throws SQLException if the database did not do it, or did not say that it did
     */
    public Outcome bury(ConsumerRecord<byte[], byte[]> record, Throwable reason)
            throws SQLException {
        DeadLetter letter = DeadLetter.of(record, reason);
        return database.transaction(
                connection -> {
                    Sql sql = new Sql(connection);
                    Tally tally = new Tally(sql, record.partition());
                    if (!letter.insert(sql, Instant.now())) {
                        ReaderPosition.moveOn(sql, record);
                        tally.count(Outcome.DUPLICATE);
                        return Outcome.DUPLICATE;
                    }
                    ReaderPosition.moveBehind(sql, record);
                    new Outbox(sql).addBytes(letter.toRecord(deadLetters));
                    tally.count(Outcome.DEAD_LETTERED);
                    return Outcome.DEAD_LETTERED;
                });
    }
}
