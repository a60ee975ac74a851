package dev.restante.consumer.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.consumer.chat.Dispatcher;
import dev.restante.consumer.chat.Events;
import dev.restante.consumer.store.Ledger;
import dev.restante.consumer.store.Records;
import dev.restante.consumer.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxPublisherTest {

    @TempDir Path folder;
    private final ScriptedProducer kafka = new ScriptedProducer();
    private TestDatabase database;
    private OutboxPublisher publisher;

    @BeforeEach
    void openWithThreeAnswers() throws Exception {
        database = new TestDatabase(folder);
        publisher = new OutboxPublisher(database.database(), kafka, 2);
        Ledger ledger =
                new Ledger(database.database(), new Dispatcher(), "server-events", "dead-letters");
        for (int i = 1; i <= 3; i++) {
            ledger.take(Records.at(i, Events.message("m" + i, "lobby", "text")));
        }
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
        assertThat(publisher.publishOnce()).isEqualTo(2);
        assertThat(publisher.publishOnce()).isEqualTo(1);
        assertThat(publisher.publishOnce()).isZero();

        assertThat(sentIds()).containsExactly("m1.0", "m2.0", "m3.0");
        assertThat(database.rows("outbox")).isZero();
    }

    @Test
    void aRowThatWasSentButNotDeletedIsSentAgainUnderTheSameId() throws Exception {
        int turnAndSelect = 2;
        database.failAfter(turnAndSelect, new SQLException("killed before the delete", "08006"));
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
}
