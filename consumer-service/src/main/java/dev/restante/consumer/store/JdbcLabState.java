package dev.restante.consumer.store;

import static dev.restante.consumer.store.JdbcChatState.unchecked;

import dev.restante.consumer.chat.Effect;
import dev.restante.consumer.chat.LabState;
import dev.restante.consumer.chat.Numbered;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the Lab remembers, inside one transaction. */
final class JdbcLabState implements LabState {

    private final Sql sql;
    private final Integer partition;
    private final Long offset;

    private JdbcLabState(Sql sql, Integer partition, Long offset) {
        this.sql = sql;
        this.partition = partition;
        this.offset = offset;
    }

    /** For an event that came in this record. */
    static JdbcLabState of(Sql sql, ConsumerRecord<byte[], byte[]> record) {
        return new JdbcLabState(sql, record.partition(), record.offset());
    }

    /** For an event that came another way than by a record. */
    static JdbcLabState ofNoRecord(Sql sql) {
        return new JdbcLabState(sql, null, null);
    }

    @Override
    public Effect add(Numbered event) {
        return unchecked(
                () -> {
                    boolean added = isNew(event) && insert(event);
                    return sql.first(
                                    "SELECT COUNT(*) AS times, MAX(done_at) AS done_at FROM lab_effect"
                                            + " WHERE event_id = ?",
                                    row ->
                                            new Effect(
                                                    row.getLong("times"),
                                                    Sql.instant(row, "done_at"),
                                                    !added),
                                    event.id())
                            .orElseThrow();
                });
    }

    private boolean isNew(Numbered event) throws SQLException {
        return !event.compare()
                || sql.number("SELECT COUNT(*) FROM lab_effect WHERE event_id = ?", event.id())
                        == 0;
    }

    /** Of two with the same id at the same time, and ids compared, one waits here for the other. */
    private boolean insert(Numbered event) throws SQLException {
        return sql.update(
                        "INSERT INTO lab_effect (run, lane, n, event_id, done_at, work_millis,"
                                + " partition_no, record_offset, compared_id)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        event.run(),
                        event.lane().text(),
                        Math.toIntExact(event.n()),
                        event.id(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        Math.toIntExact(event.work().toMillis()),
                        partition,
                        offset,
                        event.compare() ? event.id() : null)
                > 0;
    }
}
