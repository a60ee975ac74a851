package dev.restante.consumer.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.road.OutboxPublisher.Limits;
import dev.restante.consumer.store.Ledger;
import dev.restante.consumer.store.Records;
import dev.restante.consumer.store.TestDatabase;
import dev.restante.tracing.RecordTracing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxPublisherTest {

    private static final Duration TURN = Duration.ofMillis(300);
    private static final Limits LIMITS = new Limits(2, 1_000_000, TURN);

    @TempDir Path folder;
    private final ScriptedProducer kafka = new ScriptedProducer();
    private TestDatabase database;
    private OutboxPublisher publisher;

    @BeforeEach
    void openWithThreeAnswers() throws Exception {
        database = new TestDatabase(folder);
        publisher = publisher("one");
        Ledger ledger =
                new Ledger(database.database(), new Dispatcher(), "server-events", "dead-letters");
        for (int i = 1; i <= 3; i++) {
            ledger.take(Records.at(i, Events.message("m" + i, "lobby", "text")));
        }
    }

    private OutboxPublisher publisher(String holder) {
        return new OutboxPublisher(database.database(), kafka, holder, LIMITS, RecordTracing.off());
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private List<String> sentIds() {
        return kafka.history().stream().map(OutboxPublisherTest::id).toList();
    }

    private static String id(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    @Test
    void rowsLeaveInTheOrderOfTheirCommitsInBoundedBatches() throws Exception {
        assertThat(publisher.publishOnce()).hasValue(2);
        assertThat(publisher.publishOnce()).hasValue(1);
        assertThat(publisher.publishOnce()).hasValue(0);

        assertThat(sentIds()).containsExactly("m1.0", "m2.0", "m3.0");
        assertThat(database.rows("outbox")).isZero();
    }

    @Test
    void aRowThatWasSentButNotDeletedIsSentAgainUnderTheSameId() throws Exception {
        int takenAndCommitted = 5;
        database.failAfter(
                takenAndCommitted, new SQLException("killed before the delete", "08006"));
        assertThatThrownBy(publisher::publishOnce).isInstanceOf(SQLException.class);

        publisher.publishOnce();

        assertThat(sentIds()).containsExactly("m1.0", "m2.0", "m1.0", "m2.0");
    }

    @Test
    void whatKafkaDidNotTakeStaysAndNothingOvertakesIt() throws Exception {
        kafka.failNext(new TimeoutException("no metadata"));
        assertThatThrownBy(publisher::publishOnce).isInstanceOf(PublishingException.class);
        assertThat(sentIds()).isEmpty();
        assertThat(database.rows("outbox")).isEqualTo(3);

        publisher.publishOnce();

        assertThat(sentIds()).containsExactly("m1.0", "m2.0");
    }

    @Test
    void whatKafkaTookBeforeAFailureIsNotSentAgain() throws Exception {
        kafka.failAfter(1, new TimeoutException("no metadata"));
        assertThatThrownBy(publisher::publishOnce).isInstanceOf(PublishingException.class);

        publisher.publishOnce();

        assertThat(sentIds()).containsExactly("m1.0", "m2.0", "m3.0");
    }

    @Test
    void whatKafkaWillNeverTakeIsKeptAsideAndTheRestGoesOn() throws Exception {
        kafka.failNext(new RecordTooLargeException("1 GiB"));
        publisher.publishOnce();

        publisher.publishOnce();

        assertThat(sentIds()).containsExactly("m2.0", "m3.0");
        assertThat(database.rows("outbox WHERE refused IS NOT NULL")).isEqualTo(1);
        assertThat(database.rows("outbox")).isEqualTo(1);
    }

    @Test
    void aBatchHasNoMoreBytesThanItMayUnlessOneRowAloneHas() throws Exception {
        Limits tiny = new Limits(2, 1, TURN);
        OutboxPublisher careful =
                new OutboxPublisher(database.database(), kafka, "one", tiny, RecordTracing.off());

        assertThat(careful.publishOnce()).hasValue(1);

        assertThat(sentIds()).containsExactly("m1.0");
    }

    @Test
    void whileOneInstancePublishesAnotherSendsNothing() throws Exception {
        database.failAfter(5, new SQLException("frozen before the delete", "08006"));
        assertThatThrownBy(publisher::publishOnce).isInstanceOf(SQLException.class);

        assertThat(publisher("two").publishOnce()).isEmpty();

        assertThat(sentIds()).containsExactly("m1.0", "m2.0");
    }

    @Test
    void anInstanceThatWasKilledInItsTurnIsFollowedByAnother() throws Exception {
        database.failAfter(5, new SQLException("killed before the delete", "08006"));
        assertThatThrownBy(publisher::publishOnce).isInstanceOf(SQLException.class);

        OutboxPublisher other = publisher("two");
        await().until(() -> other.publishOnce().isPresent());

        assertThat(sentIds()).containsExactly("m1.0", "m2.0", "m1.0", "m2.0");
        assertThat(database.rows("outbox")).isEqualTo(1);
    }

    @Test
    void aTurnIsKeptWhileKafkaTakesItsTime() throws Exception {
        kafka.holdBack();
        CompletableFuture<OptionalInt> slow = inBackground(publisher);
        await().until(() -> kafka.history().size() == 2);

        OutboxPublisher other = publisher("two");
        await().during(TURN.multipliedBy(3)).until(() -> other.publishOnce().isEmpty());

        kafka.release();
        assertThat(slow.get(10, TimeUnit.SECONDS)).hasValue(2);
    }

    @Test
    void whoeverLostItsTurnDeletesNothing() throws Exception {
        kafka.holdBack();
        CompletableFuture<OptionalInt> frozen = inBackground(publisher);
        await().until(() -> kafka.history().size() == 2);

        database.takeTurnFromHolder();

        assertThat(frozen.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(database.rows("outbox")).isEqualTo(3);
    }

    private static CompletableFuture<OptionalInt> inBackground(OutboxPublisher publisher) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return publisher.publishOnce();
                    } catch (SQLException | PublishingException | InterruptedException e) {
                        throw new CompletionException(e);
                    }
                });
    }
}
