package dev.restante.consumer.store;

import java.sql.SQLException;
import java.util.List;

/** How many records came to which end. */
final class Tally {

    private static final String NONE = "";

    private final Sql sql;
    private final int partition;

    /**
     * @param partition whose records are counted. Each has its own rows, so that instances that
     *     read different partitions do not wait for each other
     */
    Tally(Sql sql, int partition) {
        this.sql = sql;
        this.partition = partition;
    }

    void count(Outcome outcome) throws SQLException {
        count(outcome, NONE, NONE);
    }

    void count(Outcome outcome, String namespace, String type) throws SQLException {
        String where = outcome.isOfKnownType() ? namespace : NONE;
        String what = outcome.isOfKnownType() ? type : NONE;
        int changed =
                sql.update(
                        "UPDATE tally SET events = events + 1"
                                + " WHERE partition_no = ? AND outcome = ? AND namespace = ?"
                                + " AND event_type = ?",
                        partition,
                        outcome.name(),
                        where,
                        what);
        if (changed == 0) {
            sql.update(
                    "INSERT INTO tally (partition_no, outcome, namespace, event_type, events)"
                            + " VALUES (?, ?, ?, ?, 1)",
                    partition,
                    outcome.name(),
                    where,
                    what);
        }
    }

    /** The counts of all partitions together. */
    static List<Count> all(Sql sql) throws SQLException {
        return sql.list(
                "SELECT outcome, namespace, event_type, SUM(events) AS events FROM tally"
                        + " GROUP BY outcome, namespace, event_type"
                        + " ORDER BY outcome, namespace, event_type",
                row ->
                        new Count(
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("namespace"),
                                row.getString("event_type"),
                                row.getLong("events")));
    }
}
