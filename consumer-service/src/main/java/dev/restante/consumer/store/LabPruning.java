package dev.restante.consumer.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Forgets old effects of the Lab, a bounded number in each transaction. */
public final class LabPruning {

    private final Database database;
    private final Duration age;
    private final long most;
    private final int rows;

    /**
     * @param age how long effects are kept
     * @param most how many are kept at most; the oldest go first
     * @param rows most rows that one transaction deletes
     */
    public LabPruning(Database database, Duration age, long most, int rows) {
        this.database = database;
        this.age = age;
        this.most = most;
        this.rows = rows;
    }

    /**
     * Forgets some of what is too old or too much.
     *
     * @return how many rows; once it is 0 there is nothing left to forget
     */
    public int pruneOnce(Instant now) throws SQLException {
        // The number of the newest row that there is one too many of; -1 if there are few.
        String tooMany =
                "id <= COALESCE((SELECT id FROM lab_effect ORDER BY id DESC OFFSET "
                        + most
                        + " ROWS FETCH FIRST 1 ROWS ONLY), -1)";
        return delete("done_at < ?", now.minus(age)) + delete(tooMany);
    }

    private int delete(String condition, Object... parameters) throws SQLException {
        return database.transaction(
                connection ->
                        new Sql(connection)
                                .update(
                                        "DELETE FROM lab_effect WHERE id IN (SELECT id FROM"
                                                + " lab_effect WHERE "
                                                + condition
                                                + " FETCH FIRST "
                                                + rows
                                                + " ROWS ONLY)",
                                        parameters));
    }
}
