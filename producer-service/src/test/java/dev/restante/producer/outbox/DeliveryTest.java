package dev.restante.producer.outbox;

import static dev.restante.producer.kafka.Notices.notice;
import static dev.restante.producer.kafka.Notices.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.producer.kafka.NotStoredException;
import dev.restante.producer.kafka.TestBatches;
import dev.restante.producer.kafka.TestKafka;
import dev.restante.producer.kafka.TestKafka.Step;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final TestOutboxDatabase outbox = new TestOutboxDatabase();
    private final TestKafka kafka = new TestKafka();
    private final TestBatches batches = new TestBatches(kafka);
    private final Waiting waiting = new Waiting();
    private final Delivery delivery =
            new Delivery(
                    outbox.database,
                    kafka.ordered("server-events", "test"),
                    batches.events(),
                    waiting);

    @AfterEach
    void close() throws Exception {
        batches.close();
    }

    @Test
    void what_waits_is_delivered_in_order_and_gone() throws Exception {
        outbox.add(notice("1"));
        outbox.addBatch(List.of(notice("2"), notice("3")));
        outbox.add(notice("4"));

        deliverAll();

        assertThat(kafka.stored())
                .extracting(event -> event.envelope().id())
                .containsExactly("1", "2", "3", "4");
        assertThat(outbox.state().waiting()).isZero();
    }

    @Test
    void what_kafka_did_not_confirm_stays_and_is_sent_again() throws Exception {
        outbox.add(notice("1"));
        outbox.add(notice("2"));
        kafka.fail(Step.CONFIRM, new TimeoutException("no answer"), 1);

        assertThatThrownBy(delivery::deliverOnce).isInstanceOf(NotStoredException.class);
        assertThat(outbox.state().waiting()).isEqualTo(2);
        deliverAll();

        assertThat(kafka.stored()).extracting(event -> event.envelope().id()).endsWith("1", "2");
        assertThat(outbox.state().waiting()).isZero();
    }

    @Test
    void a_batch_that_kafka_did_not_confirm_stays_as_a_whole() throws Exception {
        outbox.addBatch(notices(3));
        kafka.fail(Step.COMMIT, new TimeoutException("no answer"), 1);

        assertThatThrownBy(delivery::deliverOnce).isInstanceOf(NotStoredException.class);
        deliverAll();

        assertThat(kafka.stored()).containsExactlyElementsOf(notices(3));
        assertThat(outbox.state().waiting()).isZero();
    }

    @Test
    void what_kafka_will_never_take_is_kept_and_the_rest_goes_on() throws Exception {
        outbox.add(notice("too large"));
        outbox.add(notice("2"));
        kafka.fail(Step.CONFIRM, new RecordTooLargeException("1 MB"), 1);

        deliverAll();

        assertThat(outbox.state().refused()).isEqualTo(1);
        assertThat(outbox.state().waiting()).isZero();
        assertThat(kafka.stored()).extracting(event -> event.envelope().id()).endsWith("2");
    }

    @Test
    void who_still_waits_is_told_that_kafka_will_never_take_it_and_it_is_not_kept()
            throws Exception {
        CompletableFuture<Receipt> caller = waiting.register(outbox.add(notice("too large")));
        kafka.fail(Step.CONFIRM, new RecordTooLargeException("1 MB"), 1);

        deliverAll();

        assertThatThrownBy(caller::join).hasCauseInstanceOf(NotStoredException.class);
        assertThat(outbox.state().refused()).isZero();
        assertThat(outbox.state().bytes()).isZero();
    }

    @Test
    void who_still_waits_is_told_where_its_events_are() throws Exception {
        CompletableFuture<Receipt> single = waiting.register(outbox.add(notice("1")));
        CompletableFuture<Receipt> batch = waiting.register(outbox.addBatch(notices(3)));

        deliverAll();

        assertThat(((Receipt.Delivered) single.join()).positions()).hasSize(1);
        assertThat(((Receipt.Delivered) batch.join()).positions())
                .extracting(stored -> stored.id())
                .containsExactly("1", "2", "3");
    }

    @Test
    void what_cannot_be_read_is_kept_and_the_rest_goes_on() throws Exception {
        outbox.addUnreadable();
        outbox.add(notice("2"));

        deliverAll();

        assertThat(outbox.state().refused()).isEqualTo(1);
        assertThat(kafka.stored()).containsExactly(notice("2"));
    }

    @Test
    void nothing_is_sent_while_another_instance_has_its_turn() throws Exception {
        outbox.add(notice("1"));

        Delivery.Result result =
                outbox.database.transaction(
                        table -> {
                            table.takeTurn();
                            return deliver();
                        });

        assertThat(result).isEqualTo(Delivery.Result.NOT_OUR_TURN);
        assertThat(kafka.stored()).isEmpty();
    }

    private void deliverAll() {
        Delivery.Result result;
        do {
            result = deliver();
        } while (result == Delivery.Result.DONE);
    }

    private Delivery.Result deliver() {
        try {
            return delivery.deliverOnce();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
