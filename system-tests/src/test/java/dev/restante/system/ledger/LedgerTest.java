package dev.restante.system.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger that cannot fail would prove nothing. */
class LedgerTest {

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Ledger ledger = new Ledger("a test", new PrintStream(console, true, UTF_8));

    @Test
    void an_account_is_one_line() {
        acked(2);
        arrives("a-1", "a-2");

        ledger.mustBalance();

        assertThat(console.toString(UTF_8).lines())
                .containsExactly(
                        "LEDGER  a test: sent 2, acked 2, refused 0, unanswered 0, processed 2,"
                                + " received 2 (by 1), lost 0, doubled 0, out of order 0,"
                                + " unknown 0, stored without ack 0");
    }

    @Test
    void what_is_acked_and_arrives_once_in_order_balances() {
        acked(3);
        arrives("a-1", "a-2", "a-3");

        assertThatCode(ledger::mustBalance).doesNotThrowAnyException();
    }

    @Test
    void an_acked_event_that_a_listener_misses_is_lost() {
        acked(3);
        ledger.processed(List.of("a-1", "a-2", "a-3"));
        ledger.received("listener", List.of("a-1", "a-3"));

        assertThat(ledger.tally().lost()).isEqualTo(1);
        assertThatThrownBy(ledger::mustBalance)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("listener: a-2 is lost");
    }

    @Test
    void an_acked_event_that_is_not_processed_is_lost() {
        acked(2);
        ledger.processed(List.of("a-1"));
        ledger.received("listener", List.of("a-1", "a-2"));

        assertThatThrownBy(ledger::mustBalance)
                .hasMessageContaining("consumer-service: a-2 is lost");
    }

    @Test
    void an_event_that_a_listener_receives_again_is_doubled() {
        acked(2);
        ledger.processed(List.of("a-1", "a-2"));
        ledger.received("listener", List.of("a-1", "a-2", "a-2"));

        assertThat(ledger.tally().doubled()).isEqualTo(1);
        assertThatThrownBy(ledger::mustBalance).hasMessageContaining("a-2 came again");
    }

    @Test
    void an_event_that_is_processed_again_is_doubled() {
        acked(1);
        ledger.processed(List.of("a-1", "a-1"));
        ledger.received("listener", List.of("a-1"));

        assertThatThrownBy(ledger::mustBalance).hasMessageContaining("a-1 came again");
    }

    @Test
    void an_event_after_a_later_one_of_its_source_is_out_of_order() {
        acked(3);
        ledger.processed(List.of("a-1", "a-2", "a-3"));
        ledger.received("listener", List.of("a-1", "a-3", "a-2"));

        assertThat(ledger.tally().outOfOrder()).isEqualTo(1);
        assertThatThrownBy(ledger::mustBalance).hasMessageContaining("a-2 came after a-3");
    }

    @Test
    void sources_have_no_order_among_each_other() {
        acked(2);
        Event other = new Event("b", 1, true);
        ledger.sent(other);
        ledger.acked(other);
        arrives("a-1", "b-1", "a-2");

        assertThatCode(ledger::mustBalance).doesNotThrowAnyException();
    }

    @Test
    void an_event_that_nobody_sent_is_a_fault() {
        acked(1);
        arrives("a-1", "z-1");

        assertThatThrownBy(ledger::mustBalance).hasMessageContaining("nobody sent z-1");
    }

    @Test
    void an_event_without_a_good_answer_may_arrive_or_not() {
        acked(1);
        ledger.sent(new Event("a", 2, true));
        ledger.refused(new Event("a", 2, true));
        ledger.sent(new Event("a", 3, true));
        arrives("a-1", "a-3");

        Tally tally = ledger.tally();

        assertThat(tally.balances()).isTrue();
        assertThat(tally.refused()).isEqualTo(1);
        assertThat(tally.unanswered()).isEqualTo(1);
        assertThat(tally.uncertain()).isEqualTo(1);
    }

    @Test
    void an_event_without_a_good_answer_must_not_arrive_twice() {
        acked(1);
        ledger.sent(new Event("a", 2, true));
        arrives("a-1", "a-2", "a-2");

        assertThatThrownBy(ledger::mustBalance).hasMessageContaining("a-2 came again");
    }

    @Test
    void what_goes_straight_to_the_clients_needs_no_processing() {
        Event notice = new Event("n", 1, false);
        ledger.sent(notice);
        ledger.acked(notice);
        ledger.received("listener", List.of("n-1"));

        assertThatCode(ledger::mustBalance).doesNotThrowAnyException();
    }

    @Test
    void an_account_without_any_event_shows_nothing() {
        ledger.received("listener", List.of());

        assertThatThrownBy(ledger::mustBalance).hasMessageContaining("shows nothing");
    }

    @Test
    void an_account_without_any_listener_shows_nothing() {
        acked(1);
        ledger.processed(List.of("a-1"));

        assertThatThrownBy(ledger::mustBalance).hasMessageContaining("shows nothing");
    }

    private void acked(int events) {
        for (int number = 1; number <= events; number++) {
            Event event = new Event("a", number, true);
            ledger.sent(event);
            ledger.acked(event);
        }
    }

    private void arrives(String... ids) {
        ledger.processed(List.of(ids));
        ledger.received("listener", List.of(ids));
    }
}
