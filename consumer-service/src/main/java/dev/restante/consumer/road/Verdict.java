package dev.restante.consumer.road;

import dev.restante.consumer.store.SqlState;
import dev.restante.contract.MalformedRecordException;
import java.sql.SQLException;

/** What to do about a record that could not be processed. */
enum Verdict {
    /** Once more, after a pause. */
    RETRY,
    /** It will not get better: to the dead letters. */
    BURY;

    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * @param failures how often the record failed, this time included
     * @param attempts how often it may fail for a reason nobody foresaw
     */
    static Verdict on(Throwable problem, int failures, int attempts) {
        if (problem instanceof MalformedRecordException) {
            return BURY;
        }
        if (problem instanceof VirtualMachineError && !(problem instanceof StackOverflowError)) {
            // The trouble of this process, such as no memory, and not of the record.
            return RETRY;
        }
        if (problem instanceof SQLException sql && !isUniqueViolation(sql)) {
            return SqlState.isAboutTheData(sql) ? BURY : RETRY;
        }
        return failures < attempts ? RETRY : BURY;
    }

    /** Another transaction was quicker, and next time its row is seen; or it is a defect. */
    private static boolean isUniqueViolation(SQLException problem) {
        return UNIQUE_VIOLATION.equals(problem.getSQLState());
    }
}
