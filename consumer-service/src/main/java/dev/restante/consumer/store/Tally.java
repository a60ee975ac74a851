package dev.restante.consumer.store;

import java.sql.SQLException;
import java.util.List;

/** How many records came to which end. */
final class Tally {

    private static final String NONE = "";

    private final Sql sql;

    Tally(Sql sql) {
        this.sql = sql;
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
                                + " WHERE outcome = ? AND namespace = ? AND event_type = ?",
                        outcome.name(),
                        where,
                        what);
        if (changed == 0) {
            sql.update(
                    "INSERT INTO tally (outcome, namespace, event_type, events)"
                            + " VALUES (?, ?, ?, 1)",
                    outcome.name(),
                    where,
                    what);
        }
    }

    List<Count> all() throws SQLException {
        return sql.list(
                "SELECT outcome, namespace, event_type, events FROM tally"
                        + " ORDER BY outcome, namespace, event_type",
                row ->
                        new Count(
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("namespace"),
                                row.getString("event_type"),
                                row.getLong("events")));
    }
}
