package dev.restante.producer.outbox;

import static dev.restante.producer.kafka.Notices.notice;
import static dev.restante.producer.kafka.Notices.notices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxTableTest {

    private final TestOutboxDatabase outbox = new TestOutboxDatabase();

    @Test
    void single_events_are_sent_together_in_the_order_in_which_they_came() throws Exception {
        long first = outbox.add(notice("1"));
        long second = outbox.add(notice("2"));
        long third = outbox.add(notice("3"));

        assertThat(outbox.round()).containsExactly(first, second, third);
    }

    @Test
    void a_request_keeps_the_trace_it_came_with() throws Exception {
        outbox.add(notice("1"));

        assertThat(outbox.database.transaction(OutboxTable::nextRound))
                .extracting(KeptRequest::trace)
                .containsExactly(TestOutboxDatabase.TRACE);
    }

    @Test
    void a_batch_is_sent_alone() throws Exception {
        long first = outbox.addBatch(notices(3));
        outbox.add(notice("4"));

        assertThat(outbox.round()).containsExactly(first);
    }

    @Test
    void a_batch_waits_for_the_single_events_before_it() throws Exception {
        long first = outbox.add(notice("1"));
        outbox.addBatch(notices(3));

        assertThat(outbox.round()).containsExactly(first);
    }

    @Test
    void a_round_is_bounded_in_requests() throws Exception {
        for (int i = 0; i <= OutboxTable.MAX_ROUND; i++) {
            outbox.add(notice(Integer.toString(i)));
        }

        assertThat(outbox.round()).hasSize(OutboxTable.MAX_ROUND);
    }

    @Test
    void a_round_is_bounded_in_bytes() throws Exception {
        ServerEvent large = large(OutboxTable.MAX_ROUND_BYTES / 3);
        long first = outbox.add(large);
        long second = outbox.add(large);
        outbox.add(large);

        assertThat(outbox.round()).containsExactly(first, second);
    }

    @Test
    void a_request_larger_than_a_round_is_one_of_its_own() throws Exception {
        long first = outbox.add(large(OutboxTable.MAX_ROUND_BYTES));

        assertThat(outbox.round()).containsExactly(first);
    }

    @Test
    void no_more_requests_are_taken_than_may_be_held() throws Exception {
        outbox.add(false, notices(1), 2, TestOutboxDatabase.ROOM);
        outbox.add(false, notices(1), 2, TestOutboxDatabase.ROOM);

        assertThat(outbox.add(false, notices(1), 2, TestOutboxDatabase.ROOM)).isEmpty();
        assertThat(outbox.state().waiting()).isEqualTo(2);
    }

    @Test
    void no_more_bytes_are_taken_than_may_be_held() throws Exception {
        outbox.add(notice("1"));
        long room = outbox.state().bytes() * 2 - 1;

        OptionalLong second = outbox.add(false, notices(1), TestOutboxDatabase.ROOM, room);

        assertThat(second).isEmpty();
    }

    @Test
    void what_is_deleted_makes_room() throws Exception {
        outbox.add(notice("1"));

        outbox.database.transaction(
                table -> {
                    table.delete(table.nextRound());
                    return null;
                });

        assertThat(outbox.state().waiting()).isZero();
        assertThat(outbox.state().bytes()).isZero();
        assertThat(outbox.add(false, notices(1), 1, TestOutboxDatabase.ROOM)).isPresent();
    }

    @Test
    void while_one_instance_has_its_turn_no_other_has() throws Exception {
        boolean other =
                outbox.database.transaction(
                        table -> {
                            assertThat(table.takeTurn()).isTrue();
                            return outbox.database.transaction(OutboxTable::takeTurn);
                        });

        assertThat(other).isFalse();
        assertThat(outbox.database.<Boolean>transaction(OutboxTable::takeTurn)).isTrue();
    }

    @Test
    void requests_are_taken_while_an_instance_has_its_turn() throws Exception {
        outbox.database.transaction(
                table -> {
                    table.takeTurn();
                    return outbox.add(notice("1"));
                });

        assertThat(outbox.round()).hasSize(1);
    }

    @Test
    void what_was_refused_is_kept_and_not_sent() throws Exception {
        long first = outbox.add(notice("1"));
        long second = outbox.add(notice("2"));

        outbox.database.transaction(
                table -> {
                    table.refuse(table.nextRound().get(0), "too large");
                    return null;
                });

        assertThat(outbox.round()).containsExactly(second);
        assertThat(outbox.state().refused()).isEqualTo(1);
        assertThat(outbox.state().waiting()).isEqualTo(1);
        assertThat(outbox.database.<Optional<String>>transaction(table -> table.find(first)))
                .contains("too large");
    }

    private static ServerEvent large(int bytes) {
        return new ServerEvent.Emit(
                ((ServerEvent.Emit) notice("large")).envelope(),
                "notice",
                Set.of(),
                Set.of(),
                false,
                OptionalLong.empty(),
                // Base64 makes it larger by a third.
                Arguments.of("\"" + "x".repeat(bytes * 3 / 4) + "\""));
    }
}
