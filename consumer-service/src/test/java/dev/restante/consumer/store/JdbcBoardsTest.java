package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Boards;
import dev.restante.consumer.chat.Stroke;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcBoardsTest {

    @TempDir Path folder;
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = new TestDatabase(folder);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private <T> T in(Function<Boards, T> work) throws SQLException {
        return database.database()
                .transaction(connection -> work.apply(new JdbcBoards(new Sql(connection))));
    }

    private Stroke draw(String board, String id) throws SQLException {
        return in(
                boards -> {
                    Stroke stroke =
                            new Stroke(id, board, boards.next(board), "#000000", 4, "[1,2]");
                    boards.add(stroke);
                    return stroke;
                });
    }

    private long number(Function<Boards, Long> number) throws SQLException {
        return in(number);
    }

    private List<Stroke> strokes(String board, long after, int count) throws SQLException {
        return in(boards -> boards.strokes(board, after, count));
    }

    @Test
    void strokesAreNumberedPerBoardOverTransactions() throws Exception {
        Stroke first = draw("b1", "s1");
        Stroke other = draw("b2", "s2");
        Stroke second = draw("b1", "s3");

        assertThat(strokes("b1", 0, 10)).containsExactly(first, second);
        assertThat(strokes("b2", 0, 10)).containsExactly(other);
        assertThat(second.seq()).isEqualTo(2);
        assertThat(number(boards -> boards.last("b1"))).isEqualTo(2);
    }

    @Test
    void theFirstAfterANumberComeInOrder() throws Exception {
        for (int i = 1; i <= 5; i++) {
            draw("b1", "s" + i);
        }

        assertThat(strokes("b1", 1, 3)).extracting(Stroke::id).containsExactly("s2", "s3", "s4");
    }

    @Test
    void whatIsForgottenIsGoneAndNumbersGoOn() throws Exception {
        draw("b1", "s1");
        Stroke kept = draw("b1", "s2");

        in(
                boards -> {
                    boards.forget("b1", 1);
                    return kept;
                });

        assertThat(strokes("b1", 0, 10)).containsExactly(kept);
        assertThat(number(boards -> boards.goneTo("b1"))).isEqualTo(1);
        assertThat(draw("b1", "s3").seq()).isEqualTo(3);
    }

    @Test
    void aBoardNobodyDrewOnIsEmpty() throws Exception {
        assertThat(strokes("b1", 0, 10)).isEmpty();
        assertThat(number(boards -> boards.last("b1"))).isZero();
        assertThat(number(boards -> boards.goneTo("b1"))).isZero();
    }
}
