package dev.restante.consumer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A client event that was dealt with. */
public record ProcessedEvent(
        String id, String namespace, String type, Outcome outcome, Instant processedAt) {

    static ProcessedEvent of(ResultSet row) throws SQLException {
        return new ProcessedEvent(
                row.getString("event_id"),
                row.getString("namespace"),
                row.getString("event_type"),
                Outcome.valueOf(row.getString("outcome")),
                Sql.instant(row, "processed_at"));
    }
}
