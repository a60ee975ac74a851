package dev.restante.consumer.store;

import java.sql.SQLException;

/** What the codes of SQL say of a failure. */
public final class SqlState {

    private SqlState() {}

    /**
     * Whether it is about what was to be stored: classes 22 (data exception) and 23 (integrity
     * constraint violation). All else is the database's own trouble.
     */
    public static boolean isAboutTheData(SQLException problem) {
        String state = String.valueOf(problem.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }
}
