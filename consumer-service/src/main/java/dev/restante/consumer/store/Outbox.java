package dev.restante.consumer.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    /** Waits until no other instance publishes; then it is this one's turn until the commit. */
    public void takeTurn() throws SQLException {
        sql.number("SELECT id FROM outbox_turn WHERE id = 1 FOR UPDATE");
    }

    /** The oldest rows that Kafka did not refuse. */
    public List<OutboxRow> oldest(int count) throws SQLException {
        return sql.list(
                "SELECT id, topic, record_key, record_headers, record_value FROM outbox"
                        + " WHERE refused IS NULL ORDER BY id FETCH FIRST "
                        + count
                        + " ROWS ONLY",
                row ->
                        new OutboxRow(
                                row.getLong("id"),
                                new ProducerRecord<>(
                                        row.getString("topic"),
                                        null,
                                        null,
                                        row.getBytes("record_key"),
                                        row.getBytes("record_value"),
                                        HeaderBytes.read(row.getBytes("record_headers")))));
    }

    /** Kafka has stored these. */
    public void delete(List<OutboxRow> rows) throws SQLException {
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
