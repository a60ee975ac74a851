package dev.restante.consumer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * How an event was dealt with.
 *
 * @param reply what its sender's callback gets, as a JSON array of arguments; null if nothing
 * @param partition of the record in which it came; null if that was not noted
 * @param offset of the record in which it came; null if that was not noted
 */
public record Processing(
        Instant at, Outcome outcome, String reply, Integer partition, Long offset) {

    static Optional<Processing> find(Sql sql, String id) throws SQLException {
        return sql.first(
                "SELECT processed_at, outcome, reply, partition_no, record_offset"
                        + " FROM processed_event WHERE event_id = ?",
                Processing::of,
                id);
    }

    private static Processing of(ResultSet row) throws SQLException {
        return new Processing(
                Sql.instant(row, "processed_at"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reply"),
                row.getObject("partition_no", Integer.class),
                row.getObject("record_offset", Long.class));
    }
}
