package dev.restante.consumer.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what is old, a bounded number of rows in each transaction. The counts stay. Several
 * instances may do so at once.
 */
public final class Pruning {

    private final Database database;
    private final Limits limits;

    /**
     * How long things are kept, and how many.
     *
     * @param events ids of events: a repeat of one that comes later has its effect again
     * @param participants who left a chat: one that comes back later has no name
     * @param letters dead letters
     * @param mostLetters most dead letters that are kept; the oldest go first
     * @param rows most rows that one transaction deletes
     */
    public record Limits(
            Duration events, Duration participants, Duration letters, long mostLetters, int rows) {}

    public Pruning(Database database, Limits limits) {
        this.database = database;
        this.limits = limits;
    }

    /**
     * Forgets some of what is too old.
     *
     * @return how many rows; once it is 0 there is nothing left to forget
     */
    public int pruneOnce(Instant now) throws SQLException {
        return events(now) + participants(now) + people(now) + letters(now);
    }

    private int events(Instant now) throws SQLException {
        return delete(
                "processed_event", "event_id", "processed_at < ?", now.minus(limits.events()));
    }

    private int participants(Instant now) throws SQLException {
        return delete(
                "participant",
                "socket",
                "NOT present AND changed_at < ?",
                now.minus(limits.participants()));
    }

    /** All rooms of a socket that is away are left at the same time. */
    private int people(Instant now) throws SQLException {
        return delete(
                "room_person",
                "socket",
                "NOT present AND since < ?",
                now.minus(limits.participants()));
    }

    /** A letter that is being put back is in the outbox by then, as a whole. */
    private int letters(Instant now) throws SQLException {
        int old = delete("dead_letter", "id", "buried_at < ?", now.minus(limits.letters()));
        // The number of the newest letter that there is one too many of; -1 if there are few.
        String tooMany =
                "id <= COALESCE((SELECT id FROM dead_letter ORDER BY id DESC OFFSET "
                        + limits.mostLetters()
                        + " ROWS FETCH FIRST 1 ROWS ONLY), -1)";
        return old + delete("dead_letter", "id", tooMany);
    }

    private int delete(String table, String key, String condition, Object... parameters)
            throws SQLException {
        return database.transaction(
                connection ->
                        new Sql(connection)
                                .update(
                                        "DELETE FROM "
                                                + table
                                                + " WHERE "
                                                + key
                                                + " IN (SELECT "
                                                + key
                                                + " FROM "
                                                + table
                                                + " WHERE "
                                                + condition
                                                + " FETCH FIRST "
                                                + limits.rows()
                                                + " ROWS ONLY)",
                                        parameters));
    }
}
