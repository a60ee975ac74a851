package dev.restante.consumer.store;

import dev.restante.consumer.chat.Answer;
import dev.restante.consumer.chat.Decision;
import dev.restante.consumer.chat.Dispatcher;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEventRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
        Tally tally = new Tally(sql, record.partition());
        Instant now = Instant.now();
        // The id before anything else: a second transaction with the same one waits here.
        if (!insertId(sql, event, now)) {
            ReaderPosition.moveOn(sql, record);
            tally.count(Outcome.DUPLICATE);
            return Outcome.DUPLICATE;
        }
        ReaderPosition.moveBehind(sql, record);
        Decision decision = dispatcher.decide(event, new JdbcChatState(sql));
        Outcome outcome = Outcome.of(decision);
        sql.update(
                "UPDATE processed_event SET outcome = ? WHERE event_id = ?",
                outcome.name(),
                event.id());
        tally.count(outcome, event.namespace(), event.type());
        Outbox outbox = new Outbox(sql);
        List<Answer> answers = decision.answers();
        for (int i = 0; i < answers.size(); i++) {
            outbox.add(
                    ServerEventRecord.write(serverEvents, answers.get(i).toEvent(event, i, now)));
        }
        return outcome;
    }

    private static boolean insertId(Sql sql, ClientEvent event, Instant now) throws SQLException {
        return sql.update(
                        "INSERT INTO processed_event"
                                + " (event_id, namespace, event_type, outcome, processed_at)"
                                + " VALUES (?, ?, ?, '', ?) ON CONFLICT DO NOTHING",
                        event.id(),
                        event.namespace(),
                        event.type(),
                        now)
                > 0;
    }

    /**
     * Gives a record up: it goes to the dead letters, with the reason.
     *
     * @throws SQLException if the database did not do it, or did not say that it did
     */
    public Outcome bury(ConsumerRecord<byte[], byte[]> record, Exception reason)
            throws SQLException {
        DeadLetter letter = DeadLetter.of(record, reason);
        return database.transaction(
                connection -> {
                    Sql sql = new Sql(connection);
                    Tally tally = new Tally(sql, record.partition());
                    if (!letter.insert(sql)) {
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
