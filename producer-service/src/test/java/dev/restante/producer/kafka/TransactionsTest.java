package dev.restante.producer.kafka;

import static dev.restante.producer.kafka.Notices.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.restante.producer.kafka.NotStoredException.Outcome;
import io.opentelemetry.api.trace.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static final long HOUR = 3_600_000_000_000L;

    private final TestKafka kafka = new TestKafka();
    private final Transactions transactions = new Transactions(kafka, "server-events", "test");

    @BeforeEach
    void connect() {
        transactions.connect();
    }

    @Test
    void without_an_open_transaction_there_is_nothing_to_abort() throws Exception {
        transactions.abort();

        assertThat(
                        transactions.store(
                                Caused.by(Span.getInvalid(), notices(2)), System.nanoTime() + HOUR))
                .hasSize(2);
    }

    @Test
    void what_comes_too_late_to_the_commit_is_not_stored() throws Exception {
        NotStoredException refusal =
                catchThrowableOfType(
                        NotStoredException.class,
                        () ->
                                transactions.store(
                                        Caused.by(Span.getInvalid(), notices(2)),
                                        System.nanoTime() - HOUR));
        transactions.abort();

        assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_STORED);
        assertThat(kafka.stored()).isEmpty();
    }

    @Test
    void after_an_abort_the_next_is_stored() throws Exception {
        catchThrowableOfType(
                NotStoredException.class,
                () ->
                        transactions.store(
                                Caused.by(Span.getInvalid(), notices(3)),
                                System.nanoTime() - HOUR));
        transactions.abort();

        transactions.store(Caused.by(Span.getInvalid(), notices(1)), System.nanoTime() + HOUR);

        assertThat(kafka.stored()).containsExactlyElementsOf(notices(1));
    }
}
