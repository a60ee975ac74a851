package dev.restante.consumer.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that were decided and are not known to be in Kafka, inside one transaction. */
public final class Outbox {

    private final Sql sql;

    public Outbox(Connection connection) {
        this(new Sql(connection));
    }

    Outbox(Sql sql) {
        this.sql = sql;
    }

    void add(ProducerRecord<String, byte[]> answer) throws SQLException {
        addBytes(
                new ProducerRecord<>(
                        answer.topic(),
                        null,
                        null,
                        answer.key().getBytes(StandardCharsets.UTF_8),
                        answer.value(),
                        answer.headers()));
    }

    void addBytes(ProducerRecord<byte[], byte[]> record) throws SQLException {
        sql.update(
                "INSERT INTO outbox (topic, record_key, record_headers, record_value)"
                        + " VALUES (?, ?, ?, ?)",
                record.topic(),
                record.key(),
                HeaderBytes.write(record.headers()),
                record.value());
    }

    /**
     * The oldest rows that Kafka did not refuse.
     *
     * @param count most rows
     * @param bytes how much they may hold together; the first one may be larger
     */
    public List<OutboxRow> oldest(int count, long bytes) throws SQLException {
        long last = -1;
        long total = 0;
        for (Size size : sizesOfOldest(count)) {
            total += size.bytes();
            if (last >= 0 && total > bytes) {
                break;
            }
            last = size.id();
        }
        return upTo(last);
    }

    private record Size(long id, long bytes) {}

    private List<Size> sizesOfOldest(int count) throws SQLException {
        return sql.list(
                "SELECT id, OCTET_LENGTH(record_headers) + COALESCE(OCTET_LENGTH(record_value), 0)"
                        + " FROM outbox WHERE refused IS NULL ORDER BY id FETCH FIRST "
                        + count
                        + " ROWS ONLY",
                row -> new Size(row.getLong(1), row.getLong(2)));
    }

    private List<OutboxRow> upTo(long lastId) throws SQLException {
        return sql.list(
                "SELECT id, topic, record_key, record_headers, record_value, dead_letter_id"
                        + " FROM outbox"
                        + " WHERE refused IS NULL AND id <= ? ORDER BY id",
                row ->
                        new OutboxRow(
                                row.getLong("id"),
                                new ProducerRecord<>(
                                        row.getString("topic"),
                                        null,
                                        null,
                                        row.getBytes("record_key"),
                                        row.getBytes("record_value"),
                                        HeaderBytes.read(row.getBytes("record_headers"))),
                                deadLetter(row)),
                lastId);
    }

    private static OptionalLong deadLetter(ResultSet row) throws SQLException {
        long id = row.getLong("dead_letter_id");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /**
     * Where Kafka has stored a row.
     *
     * @param offset not known, -1, where the record is old and Kafka has it already
     */
    public record Stored(OutboxRow row, int partition, long offset) {}

    /** Kafka has stored these. Of a dead letter that was put back, it is noted where. */
    public void delete(List<Stored> all) throws SQLException {
        for (Stored stored : all) {
            if (stored.row().deadLetter().isPresent()) {
                sql.update(
                        "UPDATE dead_letter SET replayed_partition = ?, replayed_offset = ?"
                                + " WHERE id = ?",
                        stored.partition(),
                        stored.offset(),
                        stored.row().deadLetter().getAsLong());
            }
        }
        List<OutboxRow> rows = all.stream().map(Stored::row).toList();
        sql.updateEach("DELETE FROM outbox WHERE id = ?", rows, OutboxRow::id);
    }

    /** Kafka will never take this one. It stays, and later ones go on. */
    public void refuse(OutboxRow row, String reason) throws SQLException {
        sql.update("UPDATE outbox SET refused = ? WHERE id = ?", reason, row.id());
    }

    /** How many records wait. */
    long depth() throws SQLException {
        return sql.number("SELECT COUNT(*) FROM outbox WHERE refused IS NULL");
    }

    /** How many records Kafka will never take. */
    long refused() throws SQLException {
        return sql.number("SELECT COUNT(*) FROM outbox WHERE refused IS NOT NULL");
    }
}
