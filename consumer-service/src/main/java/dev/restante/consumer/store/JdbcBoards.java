package dev.restante.consumer.store;

import static dev.restante.consumer.store.JdbcChatState.unchecked;

import dev.restante.consumer.chat.Boards;
import dev.restante.consumer.chat.Stroke;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The whiteboards, inside one transaction. */
final class JdbcBoards implements Boards {

    private final Sql sql;

    JdbcBoards(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long next(String board) {
        return unchecked(
                () -> {
                    // The update locks the board's row, so numbers have no gaps and no repeats.
                    if (sql.update(
                                    "UPDATE board SET last_seq = last_seq + 1 WHERE board = ?",
                                    board)
                            == 0) {
                        sql.update(
                                "INSERT INTO board (board, last_seq, gone_to) VALUES (?, 1, 0)",
                                board);
                    }
                    return last(board);
                });
    }

    @Override
    public long last(String board) {
        return number("SELECT last_seq FROM board WHERE board = ?", board);
    }

    @Override
    public long goneTo(String board) {
        return number("SELECT gone_to FROM board WHERE board = ?", board);
    }

    private long number(String query, String board) {
        return unchecked(() -> sql.first(query, row -> row.getLong(1), board).orElse(0L));
    }

    @Override
    public void add(Stroke stroke) {
        unchecked(
                () ->
                        sql.update(
                                "INSERT INTO board_stroke (board, seq, stroke_id, color, width,"
                                        + " points) VALUES (?, ?, ?, ?, ?, ?)",
                                stroke.board(),
                                stroke.seq(),
                                stroke.id(),
                                stroke.color(),
                                stroke.width(),
                                stroke.points()));
    }

    @Override
    public void forget(String board, long upTo) {
        unchecked(
                () -> {
                    sql.update("UPDATE board SET gone_to = ? WHERE board = ?", upTo, board);
                    return sql.update(
                            "DELETE FROM board_stroke WHERE board = ? AND seq <= ?", board, upTo);
                });
    }

    @Override
    public List<Stroke> strokes(String board, long after, int count) {
        return unchecked(
                () ->
                        sql.list(
                                "SELECT stroke_id, board, seq, color, width, points"
                                        + " FROM board_stroke WHERE board = ? AND seq > ?"
                                        + " ORDER BY seq FETCH FIRST "
                                        + count
                                        + " ROWS ONLY",
                                JdbcBoards::stroke,
                                board,
                                after));
    }

    private static Stroke stroke(ResultSet row) throws SQLException {
        return new Stroke(
                row.getString("stroke_id"),
                row.getString("board"),
                row.getLong("seq"),
                row.getString("color"),
                row.getInt("width"),
                row.getString("points"));
    }
}
