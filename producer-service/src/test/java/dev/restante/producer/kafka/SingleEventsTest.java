package dev.restante.producer.kafka;

import static dev.restante.producer.kafka.Notices.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.restante.producer.kafka.NotStoredException.Outcome;
import dev.restante.tracing.RecordTracing;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SingleEventsTest {

    private final TestKafka kafka = new TestKafka();
    private final SingleEvents singles =
            new SingleEvents(kafka, new TestConfiguration(), RecordTracing.off());

    @Test
    void what_is_stored_is_told_with_its_place() throws Exception {
        Stored stored = singles.store(notice("a")).get(5, TimeUnit.SECONDS);

        assertThat(stored).isEqualTo(new Stored("server-events", 0, 0, "a"));
        assertThat(kafka.stored()).containsExactly(notice("a"));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKafka.Step.class,
            names = {"CREATE", "SEND"})
    void what_never_left_is_certainly_not_stored(TestKafka.Step step) {
        kafka.fail(step, new TimeoutException("no metadata"));

        assertThat(outcome()).isEqualTo(Outcome.NOT_STORED);
    }

    @Test
    void what_left_without_a_confirmation_may_be_stored() {
        kafka.fail(TestKafka.Step.CONFIRM, new TimeoutException("no answer"));

        assertThat(outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKafka.Step.class,
            names = {"SEND", "CONFIRM"})
    void what_kafka_refuses_for_its_size_is_not_tried_again(TestKafka.Step step) {
        kafka.fail(step, new RecordTooLargeException("1 MB"));

        assertThat(outcome()).isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void after_the_failure_it_works_again() throws Exception {
        kafka.fail(TestKafka.Step.CREATE, new KafkaException("No resolvable bootstrap urls"), 1);
        assertThat(outcome()).isEqualTo(Outcome.NOT_STORED);

        singles.store(notice("a")).get(5, TimeUnit.SECONDS);

        assertThat(kafka.stored()).containsExactly(notice("a"));
    }

    private Outcome outcome() {
        ExecutionException failure =
                catchThrowableOfType(
                        ExecutionException.class,
                        () -> singles.store(notice("a")).get(5, TimeUnit.SECONDS));
        return ((NotStoredException) failure.getCause()).outcome();
    }
}
