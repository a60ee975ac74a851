package dev.restante.consumer.store;

import dev.restante.consumer.chat.ChatMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What the database can be asked about the work done. */
public final class Facts {

    private final Database database;

    public Facts(Database database) {
        this.database = database;
    }

    /** Everything that is counted, as of one moment. */
    public Totals totals() throws SQLException {
        return database.transaction(
                connection -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    Sql sql = new Sql(connection);
                    Outbox outbox = new Outbox(sql);
                    return new Totals(
                            Tally.all(sql),
                            sql.number("SELECT COALESCE(SUM(last_seq), 0) FROM chat_room"),
                            outbox.depth(),
                            outbox.refused(),
                            ReaderPosition.all(sql));
                });
    }

    /** What waits in the database. */
    public Backlog backlog() throws SQLException {
        return database.transaction(
                connection -> {
                    Sql sql = new Sql(connection);
                    Outbox outbox = new Outbox(sql);
                    return new Backlog(
                            outbox.depth(),
                            outbox.refused(),
                            sql.number("SELECT COUNT(*) FROM dead_letter"));
                });
    }

    /** The event with this id, if it was dealt with. */
    public Optional<ProcessedEvent> event(String id) throws SQLException {
        return database.transaction(
                connection ->
                        new Sql(connection)
                                .first(
                                        "SELECT event_id, namespace, event_type, outcome,"
                                                + " processed_at FROM processed_event WHERE event_id ="
                                                + " ?",
                                        ProcessedEvent::of,
                                        id));
    }

    /** How the event with this id was dealt with, if it was. */
    public Optional<Processing> processing(String id) throws SQLException {
        return database.transaction(connection -> Processing.find(new Sql(connection), id));
    }

    /** Where the readers stand. */
    public List<Position> positions() throws SQLException {
        return database.transaction(connection -> ReaderPosition.all(new Sql(connection)));
    }

    /**
     * Messages of a chat room, in order.
     *
     * @param after number of the last message that is not wanted; 0 for all
     */
    public List<ChatMessage> messages(String room, long after, int limit) throws SQLException {
        return database.transaction(
                connection -> new JdbcChatState(new Sql(connection)).messages(room, after, limit));
    }
}
