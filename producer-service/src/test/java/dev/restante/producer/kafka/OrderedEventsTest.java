package dev.restante.producer.kafka;

import static dev.restante.producer.kafka.Notices.notices;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderedEventsTest {

    private final TestKafka kafka = new TestKafka();
    private final OrderedEvents ordered = kafka.ordered("server-events", "test");

    @Test
    void events_are_stored_in_order() throws Exception {
        assertThat(ordered.store(notices(5)).stored()).hasSize(5);
        assertThat(kafka.stored()).containsExactlyElementsOf(notices(5));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKafka.Step.class,
            names = {"CREATE", "SEND", "CONFIRM"})
    void nothing_counts_from_the_first_that_is_refused(TestKafka.Step step) {
        kafka.fail(step, new TimeoutException("away"), 1);

        assertThat(ordered.store(notices(5)).stored()).isEmpty();
    }

    @Test
    void after_a_refusal_it_works_again() throws Exception {
        kafka.fail(TestKafka.Step.CREATE, new KafkaException("once"), 1);
        ordered.store(notices(2));

        assertThat(ordered.store(notices(2)).stored()).hasSize(2);
        assertThat(kafka.stored()).containsExactlyElementsOf(notices(2));
    }

    /** Otherwise it could be stored before the one that was refused, which is sent again. */
    @Test
    void nothing_is_sent_after_one_that_fails_at_once() throws Exception {
        kafka.fail(TestKafka.Step.SEND, new TimeoutException("no partitions"), 1);

        ordered.store(notices(5));

        assertThat(kafka.stored()).isEmpty();
    }
}
