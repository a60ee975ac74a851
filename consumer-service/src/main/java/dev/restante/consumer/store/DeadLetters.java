package dev.restante.consumer.store;

import dev.restante.consumer.store.BuriedRecord.Details;
import dev.restante.consumer.store.BuriedRecord.HeaderText;
import dev.restante.consumer.store.BuriedRecord.Replay;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/**
 * The dead letters, to look at and to put back. They are read from the database and not from the
 * topic: pages and filters need an index, whether a letter was put back must stand or fall with the
 * row in the outbox that does it, and a topic keeps nothing beyond its retention.
 */
public final class DeadLetters {

    /** In characters. */
    private static final int MAX_SHOWN = 1_000;

    private static final String COLUMNS =
            "id, topic, partition_no, record_offset, record_millis, record_key, event_id,"
                    + " event_type, reason, exception, buried_at, replays, replayed_at,"
                    + " replayed_partition, replayed_offset, record_headers IS NOT NULL AS kept";

    private final Database database;

    public DeadLetters(Database database) {
        this.database = database;
    }

    /**
     * Some of them, the oldest first.
     *
     * @param after number of the last one that is not wanted; 0 for all
     */
    public List<BuriedRecord> list(LetterFilter filter, long after, int limit) throws SQLException {
        return database.transaction(
                connection ->
                        new Sql(connection)
                                .list(
                                        select(COLUMNS, filter) + rows(limit),
                                        DeadLetters::letter,
                                        filter.parameters(after)));
    }

    /** All that is known of one. */
    public Optional<Details> find(long id) throws SQLException {
        return details("id = ?", id);
    }

    /**
     * All that is known of the last one that an event became, by what the record says its id is.
     */
    public Optional<Details> ofEvent(String eventId) throws SQLException {
        return details("event_id = ? ORDER BY id DESC FETCH FIRST 1 ROWS ONLY", eventId);
    }

    private Optional<Details> details(String condition, Object parameter) throws SQLException {
        return database.transaction(
                connection ->
                        new Sql(connection)
                                .first(
                                        "SELECT "
                                                + COLUMNS
                                                + ", stack_trace, record_headers,"
                                                + " COALESCE(OCTET_LENGTH(record_value), 0) AS"
                                                + " value_bytes FROM dead_letter WHERE "
                                                + condition,
                                        DeadLetters::details,
                                        parameter));
    }

    /** What became of a wish to put one back. */
    public enum Wish {
        /** It is on its way. */
        GRANTED,
        /** There is no such letter. */
        UNKNOWN,
        /** It was put back before. */
        REPLAYED_BEFORE,
        /** It was too large to be kept. */
        NOT_KEPT
    }

    /**
     * Has one put back to the topic it came from, as it was.
     *
     * @param again also if it was put back before
     */
    public Wish replay(long id, boolean again) throws SQLException {
        return database.transaction(
                connection -> {
                    Sql sql = new Sql(connection);
                    Optional<BuriedRecord> letter =
                            sql.first(
                                    "SELECT "
                                            + COLUMNS
                                            + " FROM dead_letter WHERE id = ? FOR UPDATE",
                                    DeadLetters::letter,
                                    id);
                    if (letter.isEmpty()) {
                        return Wish.UNKNOWN;
                    }
                    if (!letter.get().kept()) {
                        return Wish.NOT_KEPT;
                    }
                    if (letter.get().replays() > 0 && !again) {
                        return Wish.REPLAYED_BEFORE;
                    }
                    putBack(sql, id);
                    return Wish.GRANTED;
                });
    }

    /**
     * How many letters were put back by one request.
     *
     * @param left those that are still to be put back of the same kind
     */
    public record Replayed(int replayed, long left) {}

    /** Has those put back that were not so far, the oldest first. */
    public Replayed replay(LetterFilter filter, int limit) throws SQLException {
        LetterFilter wanted = filter.notReplayed();
        return database.transaction(
                connection -> {
                    Sql sql = new Sql(connection);
                    List<Long> ids =
                            sql.list(
                                    select("id", wanted, " AND record_headers IS NOT NULL")
                                            + rows(limit)
                                            + " FOR UPDATE",
                                    row -> row.getLong("id"),
                                    wanted.parameters(0));
                    for (long id : ids) {
                        putBack(sql, id);
                    }
                    long left =
                            sql.number(
                                    "SELECT COUNT(*) FROM dead_letter WHERE record_headers IS NOT"
                                            + " NULL AND "
                                            + wanted.condition(),
                                    wanted.parameters(0));
                    return new Replayed(ids.size(), left);
                });
    }

    /** Within the database, so that no number of large records is in memory. */
    private static void putBack(Sql sql, long id) throws SQLException {
        sql.update(
                "INSERT INTO outbox (topic, record_key, record_headers, record_value,"
                        + " dead_letter_id) SELECT topic, record_key, record_headers,"
                        + " record_value, id FROM dead_letter WHERE id = ?",
                id);
        sql.update(
                "UPDATE dead_letter SET replays = replays + 1, replayed_at = ?,"
                        + " replayed_partition = NULL, replayed_offset = NULL WHERE id = ?",
                Instant.now(),
                id);
    }

    private static String select(String columns, LetterFilter filter) {
        return select(columns, filter, "");
    }

    private static String select(String columns, LetterFilter filter, String more) {
        return "SELECT "
                + columns
                + " FROM dead_letter WHERE "
                + filter.condition()
                + more
                + " ORDER BY id";
    }

    private static String rows(int limit) {
        return " FETCH FIRST " + limit + " ROWS ONLY";
    }

    private static BuriedRecord letter(ResultSet row) throws SQLException {
        return new BuriedRecord(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("partition_no"),
                row.getLong("record_offset"),
                Instant.ofEpochMilli(row.getLong("record_millis")),
                text(row.getBytes("record_key")),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("reason"),
                row.getString("exception"),
                Sql.instant(row, "buried_at"),
                row.getBoolean("kept"),
                row.getInt("replays"),
                replay(row));
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return row.getInt("replays") == 0
                ? null
                : new Replay(
                        Sql.instant(row, "replayed_at"),
                        row.getObject("replayed_partition", Integer.class),
                        row.getObject("replayed_offset", Long.class));
    }

    private static Details details(ResultSet row) throws SQLException {
        List<HeaderText> headers = new ArrayList<>();
        byte[] stored = row.getBytes("record_headers");
        if (stored != null) {
            for (Header header : HeaderBytes.read(stored)) {
                headers.add(new HeaderText(header.key(), text(header.value())));
            }
        }
        return new Details(
                letter(row), row.getString("stack_trace"), headers, row.getLong("value_bytes"));
    }

    private static String text(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(MAX_SHOWN, text.length()));
    }
}
