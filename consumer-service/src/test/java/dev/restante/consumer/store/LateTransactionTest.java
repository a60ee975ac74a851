package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateTransactionTest {

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

    private static void insert(LateTransaction transaction) throws SQLException {
        new Sql(transaction::connection)
                .update("INSERT INTO chat_room (room, last_seq) VALUES ('lobby', 0)");
    }

    @Test
    void no_connection_is_taken_before_a_statement() throws Exception {
        long before = database.connections();

        try (LateTransaction transaction = database.database().late()) {
            assertThat(database.connections()).isEqualTo(before);
            insert(transaction);
            assertThat(database.connections()).isEqualTo(before + 1);
            insertNothingMore(transaction);
            transaction.commit();
        }

        assertThat(database.rows("chat_room")).isEqualTo(1);
    }

    private void insertNothingMore(LateTransaction transaction) throws SQLException {
        long before = database.connections();
        new Sql(transaction::connection).number("SELECT COUNT(*) FROM chat_room");
        assertThat(database.connections()).isEqualTo(before);
    }

    @Test
    void without_a_commit_nothing_has_happened() throws Exception {
        try (LateTransaction transaction = database.database().late()) {
            insert(transaction);
        }

        assertThat(database.rows("chat_room")).isZero();
    }
}
