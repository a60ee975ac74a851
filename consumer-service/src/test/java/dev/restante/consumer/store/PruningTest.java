package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.chat.Participant;
import dev.restante.consumer.chat.Person;
import dev.restante.contract.MalformedRecordException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

    private static final int ROWS = 2;
    private static final int MOST_LETTERS = 3;
    private static final Instant NOW = Instant.now();
    private static final Instant AFTER_A_DAY = NOW.plus(Duration.ofDays(1));
    private static final Instant AFTER_A_MONTH = NOW.plus(Duration.ofDays(31));

    @TempDir Path folder;
    private TestDatabase database;
    private Ledger ledger;
    private Pruning pruning;

    @BeforeEach
    void open() {
        database = new TestDatabase(folder);
        ledger = new Ledger(database.database(), new Dispatcher(), "server-events", "dlq");
        pruning =
                new Pruning(
                        database.database(),
                        new Pruning.Limits(
                                Duration.ofDays(15),
                                Duration.ofDays(15),
                                Duration.ofDays(30),
                                MOST_LETTERS,
                                ROWS));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void take(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            ledger.take(Records.at(i, Events.message("m" + i, "lobby", "hi")));
        }
    }

    private void bury(int letters) throws SQLException {
        for (int i = 0; i < letters; i++) {
            ledger.bury(Records.malformedAt(i), new MalformedRecordException("ce_id", "missing"));
        }
    }

    private void save(Participant participant) throws SQLException {
        database.database()
                .transaction(
                        connection -> {
                            new JdbcChatState(new Sql(connection)).save(participant);
                            return participant;
                        });
    }

    @Test
    void whoIsAwayFromARoomForLongIsForgotten() throws Exception {
        database.database()
                .transaction(
                        connection -> {
                            JdbcPeople people = new JdbcPeople(new Sql(connection));
                            people.save(new Person("s1", "lobby", "Ann", false, 1, Instant.now()));
                            people.save(new Person("s2", "lobby", "Zoe", true, 1, Instant.now()));
                            return people;
                        });

        assertThat(pruning.pruneOnce(AFTER_A_DAY)).isZero();
        pruning.pruneOnce(Instant.now().plus(Duration.ofDays(16)));

        assertThat(database.rows("room_person")).isEqualTo(1);
    }

    @Test
    void idsThatMayStillComeAgainAreKept() throws Exception {
        take(3);

        assertThat(pruning.pruneOnce(AFTER_A_DAY)).isZero();
        assertThat(database.rows("processed_event")).isEqualTo(3);
    }

    @Test
    void idsAreForgottenInBoundedTransactionsAndTheCountsStay() throws Exception {
        take(3);

        assertThat(pruning.pruneOnce(AFTER_A_MONTH)).isEqualTo(ROWS);
        assertThat(pruning.pruneOnce(AFTER_A_MONTH)).isEqualTo(1);
        assertThat(pruning.pruneOnce(AFTER_A_MONTH)).isZero();

        Totals totals = new Facts(database.database()).totals();
        assertThat(totals.of(Outcome.PROCESSED)).isEqualTo(3);
        assertThat(totals.messages()).isEqualTo(3);
    }

    @Test
    void whoLeftIsForgottenAndWhoIsPresentIsNot() throws Exception {
        save(new Participant("a", "Ann", true, 0));
        save(new Participant("b", "Bob", true, 0));
        save(new Participant("b", "Bob", false, 0));

        assertThat(pruning.pruneOnce(AFTER_A_DAY)).isZero();
        assertThat(pruning.pruneOnce(AFTER_A_MONTH)).isEqualTo(1);

        assertThat(database.rows("participant WHERE socket = 'a'")).isEqualTo(1);
    }

    @Test
    void deadLettersAreForgottenByAge() throws Exception {
        bury(MOST_LETTERS);

        assertThat(pruning.pruneOnce(AFTER_A_DAY)).isZero();
        assertThat(pruning.pruneOnce(AFTER_A_MONTH)).isEqualTo(ROWS);
    }

    @Test
    void ofTooManyDeadLettersTheOldestGo() throws Exception {
        bury(MOST_LETTERS + 1);

        assertThat(pruning.pruneOnce(NOW)).isEqualTo(1);

        assertThat(database.rows("dead_letter WHERE record_offset = 0")).isZero();
        assertThat(database.rows("dead_letter")).isEqualTo(MOST_LETTERS);
    }
}
