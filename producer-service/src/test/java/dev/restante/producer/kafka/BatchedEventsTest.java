package dev.restante.producer.kafka;

import static dev.restante.producer.kafka.Notices.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.restante.producer.kafka.NotStoredException.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchedEventsTest {

    private final TestKafka kafka = new TestKafka();
    private final BatchedEvents batches = new BatchedEvents(kafka, new TestConfiguration());

    @AfterEach
    void close() throws InterruptedException {
        batches.close();
    }

    @Test
    void a_batch_is_stored_in_its_order() throws Exception {
        List<Stored> stored = batches.store(notices(3)).get(5, TimeUnit.SECONDS);

        assertThat(stored).extracting(Stored::id).containsExactly("1", "2", "3");
        assertThat(kafka.stored()).containsExactlyElementsOf(notices(3));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKafka.Step.class,
            names = {"COMMIT", "HANG"},
            mode = EnumSource.Mode.EXCLUDE)
    void before_the_commit_nothing_is_stored_for_certain(TestKafka.Step step) throws Exception {
        kafka.fail(step, new TimeoutException("Kafka is away"));

        assertThat(outcome()).isEqualTo(Outcome.NOT_STORED);
        assertThat(kafka.stored()).isEmpty();
    }

    @Test
    void a_commit_without_an_answer_leaves_open_whether_all_is_stored() throws Exception {
        kafka.fail(TestKafka.Step.COMMIT, new TimeoutException("no answer"));

        assertThat(outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(kafka.stored()).isEmpty();
    }

    @Test
    void one_event_too_large_for_kafka_refuses_the_batch() throws Exception {
        kafka.fail(TestKafka.Step.CONFIRM, new RecordTooLargeException("1 MB"), 1);

        assertThat(outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(kafka.stored()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKafka.Step.class,
            names = {"HANG"},
            mode = EnumSource.Mode.EXCLUDE)
    void after_the_failure_the_next_batch_is_stored(TestKafka.Step step) throws Exception {
        kafka.fail(step, new KafkaException("once"), 1);
        assertThat(outcome()).isNotNull();

        batches.store(notices(2)).get(5, TimeUnit.SECONDS);

        assertThat(kafka.stored()).containsExactlyElementsOf(notices(2));
    }

    @Test
    void more_batches_than_may_wait_are_refused_at_once() throws Exception {
        kafka.fail(TestKafka.Step.HANG, new TimeoutException("hangs"));
        List<CompletableFuture<List<Stored>>> waiting =
                Stream.generate(() -> batches.store(notices(1))).limit(52).toList();

        assertThat(waiting.get(51))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("BUSY");
        kafka.reset();
        assertThat(waiting.get(0)).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void a_batch_that_waits_too_long_is_refused_in_time_and_never_stored() throws Exception {
        kafka.fail(TestKafka.Step.HANG, new TimeoutException("hangs"));
        CompletableFuture<List<Stored>> first = batches.store(notices(1));
        CompletableFuture<List<Stored>> second = batches.store(notices(2));

        assertThat(second)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withMessageContaining("BUSY");
        kafka.reset();
        assertThat(first).failsWithin(Duration.ofSeconds(5));
        batches.store(List.of(Notices.notice("next"))).get(5, TimeUnit.SECONDS);
        assertThat(kafka.stored()).containsExactly(Notices.notice("next"));
    }

    @Test
    void another_instance_under_the_same_id_is_no_end() throws Exception {
        kafka.fail(TestKafka.Step.COMMIT, new ProducerFencedException("by another"), 1);
        assertThat(outcome()).isEqualTo(Outcome.UNKNOWN);

        batches.store(notices(1)).get(5, TimeUnit.SECONDS);

        assertThat(kafka.stored()).containsExactlyElementsOf(notices(1));
    }

    private Outcome outcome() {
        ExecutionException failure =
                catchThrowableOfType(
                        ExecutionException.class,
                        () -> batches.store(notices(3)).get(5, TimeUnit.SECONDS));
        return ((NotStoredException) failure.getCause()).outcome();
    }
}
