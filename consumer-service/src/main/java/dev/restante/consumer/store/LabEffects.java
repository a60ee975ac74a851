package dev.restante.consumer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The service's own account of the Lab: what it did, in the order in which it was done. */
public final class LabEffects {

    private static final String COLUMNS =
            "SELECT lane, n, event_id, done_at, work_millis, partition_no, record_offset"
                    + " FROM lab_effect WHERE ";

    private final Database database;

    public LabEffects(Database database) {
        this.database = database;
    }

    /**
     * One effect of a numbered event.
     *
     * @param work in milliseconds
     * @param partition of the record; null if the event came by HTTP
     * @param offset of the record; null if the event came by HTTP
     */
    public record LabEffect(
            String lane, int n, String id, Instant at, int work, Integer partition, Long offset) {

        static LabEffect of(ResultSet row) throws SQLException {
            return new LabEffect(
                    row.getString("lane").intern(),
                    row.getInt("n"),
                    row.getString("event_id"),
                    Sql.instant(row, "done_at"),
                    row.getInt("work_millis"),
                    row.getObject("partition_no", Integer.class),
                    row.getObject("record_offset", Long.class));
        }
    }

    /** Those of a run, in the order in which they were done. */
    public List<LabEffect> ofRun(String run, int limit) throws SQLException {
        return list("run = ?", run, limit);
    }

    /** Those of one event, in the order in which they were done. */
    public List<LabEffect> ofEvent(String id, int limit) throws SQLException {
        return list("event_id = ?", id, limit);
    }

    private List<LabEffect> list(String condition, String value, int limit) throws SQLException {
        return database.transaction(
                connection ->
                        new Sql(connection)
                                .list(
                                        COLUMNS
                                                + condition
                                                + " ORDER BY id FETCH FIRST "
                                                + limit
                                                + " ROWS ONLY",
                                        LabEffect::of,
                                        value));
    }
}
