package dev.restante.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.LabEffects.LabEffect;
import dev.restante.contract.Arguments;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabPruningTest {

    private static final int MOST = 3;
    private static final int ROWS = 2;
    private static final Instant NOW = Instant.now();

    @TempDir Path folder;
    private TestDatabase database;
    private Ledger ledger;
    private LabPruning pruning;

    @BeforeEach
    void open() {
        database = new TestDatabase(folder);
        ledger = new Ledger(database.database(), new Dispatcher(), "server-events", "dlq");
        pruning = new LabPruning(database.database(), Duration.ofDays(7), MOST, ROWS);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void take(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            String data = "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":%d}".formatted(i + 1);
            ledger.take(
                    Records.at(
                            i, Events.event("/lab", "numbered", "e" + i, "s", Arguments.of(data))));
        }
    }

    @Test
    void effects_are_forgotten_by_age_in_bounded_transactions() throws Exception {
        take(MOST);

        assertThat(pruning.pruneOnce(NOW.plus(Duration.ofDays(6)))).isZero();
        assertThat(pruning.pruneOnce(NOW.plus(Duration.ofDays(8)))).isEqualTo(ROWS);
        assertThat(pruning.pruneOnce(NOW.plus(Duration.ofDays(8)))).isEqualTo(1);
        assertThat(pruning.pruneOnce(NOW.plus(Duration.ofDays(8)))).isZero();
    }

    @Test
    void of_too_many_effects_the_oldest_go() throws Exception {
        take(MOST + 1);

        assertThat(pruning.pruneOnce(NOW)).isEqualTo(1);

        assertThat(new LabEffects(database.database()).ofRun("0000abcd", 10))
                .extracting(LabEffect::n)
                .containsExactly(2, 3, 4);
    }
}
