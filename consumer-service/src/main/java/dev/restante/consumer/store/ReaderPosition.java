package dev.restante.consumer.store;

import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the readers stand, inside one transaction. It is told to people; Kafka keeps its own. */
final class ReaderPosition {

    private ReaderPosition() {}

    /** After a record that was new. Also backwards: the topic may have been created anew. */
    static void moveBehind(Sql sql, ConsumerRecord<byte[], byte[]> record) throws SQLException {
        if (update(sql, record, "") == 0) {
            insert(sql, record);
        }
    }

    /**
     * After a record that was dealt with before. Only forwards: it may come from an instance that
     * was frozen and has lost the partition to one that is far ahead.
     */
    static void moveOn(Sql sql, ConsumerRecord<byte[], byte[]> record) throws SQLException {
        String older = " AND next_offset < " + (record.offset() + 1);
        if (update(sql, record, older) == 0 && !isKnown(sql, record)) {
            insert(sql, record);
        }
    }

    private static int update(Sql sql, ConsumerRecord<byte[], byte[]> record, String condition)
            throws SQLException {
        return sql.update(
                "UPDATE reader_position SET next_offset = ? WHERE topic = ? AND partition_no = ?"
                        + condition,
                record.offset() + 1,
                record.topic(),
                record.partition());
    }

    private static boolean isKnown(Sql sql, ConsumerRecord<byte[], byte[]> record)
            throws SQLException {
        return sql.number(
                        "SELECT COUNT(*) FROM reader_position WHERE topic = ? AND partition_no = ?",
                        record.topic(),
                        record.partition())
                > 0;
    }

    private static void insert(Sql sql, ConsumerRecord<byte[], byte[]> record) throws SQLException {
        sql.update(
                "INSERT INTO reader_position (next_offset, topic, partition_no) VALUES (?, ?, ?)",
                record.offset() + 1,
                record.topic(),
                record.partition());
    }

    static List<Position> all(Sql sql) throws SQLException {
        return sql.list(
                "SELECT topic, partition_no, next_offset FROM reader_position"
                        + " ORDER BY topic, partition_no",
                row ->
                        new Position(
                                row.getString("topic"),
                                row.getInt("partition_no"),
                                row.getLong("next_offset")));
    }
}
