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
    private final OrderedEvents ordered = new OrderedEvents(kafka, new TestConfiguration());

    @Test
    void events_are_stored_in_order() throws Exception {
        assertThat(ordered.store(notices(5))).isEqualTo(5);
        assertThat(kafka.stored()).containsExactlyElementsOf(notices(5));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKafka.Step.class,
            names = {"CREATE", "SEND", "CONFIRM"})
    void nothing_counts_from_the_first_that_is_refused(TestKafka.Step step) {
        kafka.fail(step, new TimeoutException("away"), 1);

        assertThat(ordered.store(notices(5))).isZero();
    }

    @Test
    void after_a_refusal_it_works_again() throws Exception {
        kafka.fail(TestKafka.Step.CREATE, new KafkaException("once"), 1);
        ordered.store(notices(2));

        assertThat(ordered.store(notices(2))).isEqualTo(2);
        assertThat(kafka.stored()).containsExactlyElementsOf(notices(2));
    }
}
