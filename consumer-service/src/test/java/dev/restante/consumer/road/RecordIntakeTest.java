package dev.restante.consumer.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.DeadLetters;
import dev.restante.consumer.store.Ledger;
import dev.restante.consumer.store.Outcome;
import dev.restante.consumer.store.Records;
import dev.restante.consumer.store.TestDatabase;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordIntakeTest {

    private static final SQLException CUT = new SQLException("the line is cut", "08006");

    private final ConsumerConfig config =
            new SmallRyeConfigBuilder()
                    .withMapping(ConsumerConfig.class)
                    .withConverter(Duration.class, 200, new DurationConverter())
                    .withDefaultValue("restante.consumer.retry.first-pause", "1ms")
                    .build()
                    .getConfigMapping(ConsumerConfig.class);
    private final Pauses pauses = new Pauses(config);
    @TempDir Path folder;
    private TestDatabase database;
    private RecordIntake intake;

    @BeforeEach
    void open() {
        database = new TestDatabase(folder);
        intake =
                new RecordIntake(
                        new Ledger(
                                database.database(),
                                new Dispatcher(),
                                "server-events",
                                "client-events-dlq"),
                        pauses,
                        config);
    }

    @AfterEach
    void close() throws SQLException {
        database.neverFail();
        database.close();
    }

    @Test
    void aRecordIsTakenAgainWhenTheDatabaseFailed() throws Exception {
        database.failAfter(3, CUT);

        Outcome outcome = intake.take(Records.at(0, Events.message("m1", "lobby", "hi")));

        assertThat(outcome).isEqualTo(Outcome.PROCESSED);
        assertThat(database.isFailureToCome()).isFalse();
        assertThat(database.rows("chat_message")).isEqualTo(1);
    }

    @Test
    void aNumberThatDoesNotFitIsPoison() throws Exception {
        String data = "{\"run\":\"0000abcd\",\"lane\":\"queue\",\"n\":3000000000}";
        ClientEvent event = Events.event("/lab", "numbered", "e1", "a", Arguments.of(data));

        assertThat(intake.take(Records.at(0, event))).isEqualTo(Outcome.DEAD_LETTERED);

        assertThat(new DeadLetters(database.database()).ofEvent("e1"))
                .hasValueSatisfying(
                        found ->
                                assertThat(found.letter().exception())
                                        .isEqualTo("java.lang.ArithmeticException"));
        assertThat(database.rows("lab_effect")).isZero();
        assertThat(database.rows("processed_event")).isZero();
    }

    @Test
    void aRecordThatBreaksTheContractIsBuriedAndTheNextGoesOn() throws Exception {
        assertThat(intake.take(Records.malformedAt(0))).isEqualTo(Outcome.DEAD_LETTERED);

        Outcome next = intake.take(Records.at(1, Events.message("m1", "lobby", "hi")));

        assertThat(next).isEqualTo(Outcome.PROCESSED);
        assertThat(database.rows("dead_letter")).isEqualTo(1);
    }

    @Test
    void aFailureOfTheDatabaseDoesNotLoseADeadLetter() throws Exception {
        database.failAfter(2, CUT);

        assertThat(intake.take(Records.malformedAt(0))).isEqualTo(Outcome.DEAD_LETTERED);
        assertThat(database.rows("outbox")).isEqualTo(1);
    }

    @Test
    void aStopEndsTheWaitingAndLeavesTheRecordUntaken() throws Exception {
        database.failAfter(0, CUT);
        pauses.stop(new ShutdownEvent());

        assertThatThrownBy(() -> intake.take(Records.at(0, Events.message("m1", "lobby", "hi"))))
                .isInstanceOf(StoppingException.class);
        assertThat(database.rows("processed_event")).isZero();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(pauses.length(1)).isEqualTo(Duration.ofMillis(1));
        assertThat(pauses.length(4)).isEqualTo(Duration.ofMillis(8));
        assertThat(pauses.length(1_000)).isEqualTo(Duration.ofSeconds(5));
    }
}
