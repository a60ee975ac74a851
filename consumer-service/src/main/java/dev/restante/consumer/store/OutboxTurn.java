package dev.restante.consumer.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose turn it is to publish, inside one transaction. One instance at a time publishes, so that
 * records leave in the order of their rows. A turn ends by itself when its holder is killed or
 * frozen, by the clock of the database.
 */
public final class OutboxTurn {

    private final Sql sql;

    public OutboxTurn(Connection connection) {
        this.sql = new Sql(connection);
    }

    /**
     * A turn that was taken.
     *
     * @param number higher than that of every turn before it
     */
    public record Turn(long number) {}

    /**
     * Takes the turn, unless another one holds it. The same holder may take it again: it was killed
     * and is back.
     *
     * @param length until it ends by itself, below 100 s
     */
    public Optional<Turn> take(String holder, Duration length) throws SQLException {
        int taken =
                sql.update(
                        "UPDATE outbox_turn SET holder = ?, turn_no = turn_no + 1, ends_at = "
                                + end(length)
                                + " WHERE id = 1 AND (holder IS NULL OR holder = ?"
                                + " OR ends_at < CURRENT_TIMESTAMP)",
                        holder,
                        holder);
        return taken == 0
                ? Optional.empty()
                : Optional.of(new Turn(sql.number("SELECT turn_no FROM outbox_turn WHERE id = 1")));
    }

    /**
     * Has it last longer from now on, and locks it until the commit.
     *
     * @return false if it is another one's by now
     */
    public boolean extend(Turn turn, Duration length) throws SQLException {
        return sql.update(
                        "UPDATE outbox_turn SET ends_at = "
                                + end(length)
                                + " WHERE id = 1 AND holder IS NOT NULL AND turn_no = ?",
                        turn.number())
                > 0;
    }

    /**
     * Ends it.
     *
     * @return false if it is another one's by now
     */
    public boolean release(Turn turn) throws SQLException {
        return sql.update(
                        "UPDATE outbox_turn SET holder = NULL"
                                + " WHERE id = 1 AND holder IS NOT NULL AND turn_no = ?",
                        turn.number())
                > 0;
    }

    private static String end(Duration length) {
        return "CURRENT_TIMESTAMP + INTERVAL '" + length.toMillis() / 1000.0 + "' SECOND";
    }
}
