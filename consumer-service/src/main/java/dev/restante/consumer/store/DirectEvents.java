package dev.restante.consumer.store;

import dev.restante.consumer.chat.Answer;
import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.Dispatcher;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEventRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes events that come by HTTP: the same rules, each event in one transaction, and nothing that
 * tells a repeat from a new event, as HTTP handlers are.
 */
public final class DirectEvents {

    private final Database database;
    private final Dispatcher dispatcher;
    private final String serverEvents;
    private final Semaphore all;
    private final Semaphore share;
    private final Duration patience;

    /**
     * How many events are dealt with.
     *
     * @param atOnce most of them, those that work or wait included
     * @param share most that use the database at once
     * @param patience how long one waits for that
     */
    public record Limits(int atOnce, int share, Duration patience) {}

    /**
     * @param serverEvents topic of what is told to clients
     */
    public DirectEvents(
            Database database, Dispatcher dispatcher, String serverEvents, Limits limits) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.serverEvents = serverEvents;
        this.all = new Semaphore(limits.atOnce());
        this.share = new Semaphore(limits.share(), true);
        this.patience = limits.patience();
    }

    /**
     * Decides and stores what the event does, if it is not rejected. What goes to clients is in the
     * outbox then; what the sender gets is in the decision.
     *
     * @throws MalformedRecordException if the event breaks the contract
     * @throws SQLTransientConnectionException if too many are dealt with
     * @throws SQLException if the database did not do it, or did not say that it did
     */
    public Decision take(ClientEvent event) throws MalformedRecordException, SQLException {
        if (event.id().length() > Ledger.MAX_ID) {
            throw new MalformedRecordException(
                    "ce_id", "longer than " + Ledger.MAX_ID + " characters");
        }
        if (!all.tryAcquire()) {
            throw new SQLTransientConnectionException("too many events are dealt with at once");
        }
        try {
            return takeNow(event);
        } finally {
            all.release();
        }
    }

    private Decision takeNow(ClientEvent event) throws MalformedRecordException, SQLException {
        try (Turn turn = new Turn()) {
            Sql sql = new Sql(turn::connection);
            Decision decision = dispatcher.decide(event, new JdbcChatState(sql));
            if (decision instanceof Handled) {
                tell(sql, event, decision.answers());
                turn.transaction.commit();
            }
            return decision;
        } catch (StoreException e) {
            throw e.sqlException();
        }
    }

    /** Each time under other ids: what happens twice is told twice. */
    private void tell(Sql sql, ClientEvent event, List<Answer> answers) throws SQLException {
        String place = "direct." + UUID.randomUUID();
        Outbox outbox = new Outbox(sql);
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Told told) {
                outbox.add(
                        ServerEventRecord.write(
                                serverEvents, told.once(event, place + "." + i, Instant.now())));
            }
        }
    }

    /** One of those that use the database at once, from the first statement on. */
    private final class Turn implements AutoCloseable {

        private final LateTransaction transaction = database.late();
        private boolean taken;

        Connection connection() throws SQLException {
            if (!taken) {
                take();
            }
            return transaction.connection();
        }

        private void take() throws SQLException {
            try {
                taken = share.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!taken) {
                throw new SQLTransientConnectionException("too many events wait for the database");
            }
        }

        @Override
        public void close() throws SQLException {
            try {
                transaction.close();
            } finally {
                if (taken) {
                    share.release();
                }
            }
        }
    }
}
