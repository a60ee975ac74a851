package dev.restante.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.chaos.Sent.Kind;
import dev.restante.system.chaos.Topics.Told;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reckoning that cannot fail would prove nothing. */
class ReckoningTest {

    private static final String ROOM = "room";

    private final Books books = new Books();
    private final List<String> ids =
            IntStream.range(0, 4)
                    .mapToObj(i -> books.next(Kind.MESSAGE, "ann", ROOM))
                    .peek(event -> books.acked(event, List.of()))
                    .map(Sent::id)
                    .toList();
    private final Reckoning reckoning = new Reckoning(books);

    private List<String> pick(int... numbers) {
        return IntStream.of(numbers).mapToObj(n -> ids.get(n - 1)).toList();
    }

    private List<Told> told(int... numbers) {
        return pick(numbers).stream().map(id -> new Told("r-" + id, ROOM, id, List.of())).toList();
    }

    @Test
    void all_that_is_acked_and_processed_once_in_order_is_right() {
        reckoning.processed(ROOM, ids);

        assertThat(reckoning.faults()).isEmpty();
    }

    @Test
    void what_is_acked_and_not_processed_is_a_fault() {
        reckoning.processed(ROOM, pick(1, 2, 4));

        assertThat(reckoning.faults())
                .containsExactly("message-ann-room-3 was acked and is not processed");
    }

    @Test
    void what_is_processed_twice_is_a_fault() {
        reckoning.processed(ROOM, pick(1, 2, 3, 3, 4));

        assertThat(reckoning.faults())
                .containsExactly("consumer-service has message-ann-room-3 twice");
    }

    @Test
    void what_is_processed_late_is_a_fault() {
        reckoning.processed(ROOM, pick(1, 3, 2, 4));

        assertThat(reckoning.faults())
                .containsExactly(
                        "consumer-service has message-ann-room-2 after message-ann-room-3");
    }

    @Test
    void what_nobody_sent_is_a_fault() {
        reckoning.processed(ROOM, Stream.concat(ids.stream(), Stream.of("x")).toList());

        assertThat(reckoning.faults()).containsExactly("consumer-service has x, which nobody sent");
    }

    @Test
    void a_repeat_of_a_record_is_none_of_an_event() {
        List<Told> log =
                Stream.of(told(1, 2), told(1, 2), told(3, 4)).flatMap(List::stream).toList();

        assertThat(reckoning.told(ROOM, log)).isEqualTo(told(1, 2, 3, 4));
        assertThat(reckoning.faults()).isEmpty();
    }

    @Test
    void an_event_in_two_records_is_a_fault() {
        Told again = new Told("another", ROOM, ids.get(3), List.of());

        reckoning.told(ROOM, Stream.concat(told(1, 2, 3, 4).stream(), Stream.of(again)).toList());

        assertThat(reckoning.faults()).containsExactly("the topic has message-ann-room-4 twice");
    }

    @Test
    void what_is_acked_and_told_to_nobody_is_a_fault() {
        reckoning.told(ROOM, told(1, 2, 3));

        assertThat(reckoning.faults())
                .containsExactly("message-ann-room-4 was acked and is not told to the room");
    }

    @Test
    void an_ack_that_names_a_place_where_something_else_is_is_a_fault() {
        Sent event = books.next(Kind.MESSAGE, "bob", ROOM);
        books.acked(event, List.of(new Place("t", 0, 1)));

        Reckoning other = new Reckoning(books);
        other.stored(Topics.empty());

        assertThat(other.faults()).hasSize(1);
    }

    @Test
    void who_received_everything_from_its_join_on_in_order_is_right() {
        reckoning.received("eve", "sid", 2, told(1, 2, 3, 4), pick(2, 3, 4));

        assertThat(reckoning.faults()).isEmpty();
    }

    @Test
    void what_was_sent_after_the_join_must_not_be_missing() {
        reckoning.received("eve", "sid", 1, told(1, 2, 3, 4), pick(3, 4));

        assertThat(reckoning.faults()).containsExactly("eve lost message-ann-room-2");
    }

    @Test
    void nothing_at_all_is_a_loss() {
        reckoning.received("eve", "sid", 3, told(1, 2, 3, 4), List.of());

        assertThat(reckoning.faults()).containsExactly("eve lost message-ann-room-4");
    }

    @Test
    void the_end_must_not_be_missing() {
        reckoning.received("eve", "sid", 0, told(1, 2, 3, 4), pick(1, 2, 3));

        assertThat(reckoning.faults()).containsExactly("eve lost message-ann-room-4");
    }

    @Test
    void an_event_that_a_member_receives_twice_is_a_fault() {
        reckoning.received("eve", "sid", 0, told(1, 2, 3, 4), pick(1, 2, 3, 4, 4));

        assertThat(reckoning.faults()).containsExactly("eve received message-ann-room-4 twice");
    }

    @Test
    void an_event_that_a_member_receives_late_is_a_fault() {
        reckoning.received("eve", "sid", 0, told(1, 2, 3, 4), pick(1, 3, 2, 4));

        assertThat(reckoning.faults())
                .containsExactly("eve received message-ann-room-3 where message-ann-room-2 is due");
    }

    @Test
    void what_excepts_a_member_is_not_for_it() {
        Told own = new Told("r", ROOM, ids.get(0), List.of("sid"));

        reckoning.received("eve", "sid", 0, List.of(own), pick(1));

        assertThat(reckoning.faults())
                .containsExactly("eve received message-ann-room-1, which is not for it");
    }

    @Test
    void a_session_that_is_not_kept_has_a_part_without_holes() {
        reckoning.receivedInPart("java", told(1, 2, 3, 4), pick(2, 3), false);
        reckoning.receivedInPart("java", told(1, 2, 3, 4), pick(4), true);

        assertThat(reckoning.faults()).isEmpty();
    }

    @Test
    void a_hole_in_a_session_is_a_fault() {
        reckoning.receivedInPart("java", told(1, 2, 3, 4), pick(1, 2, 4), false);

        assertThat(reckoning.faults()).contains("java lost message-ann-room-3");
    }

    @Test
    void the_last_session_has_the_end() {
        reckoning.receivedInPart("java", told(1, 2, 3, 4), pick(2, 3), true);

        assertThat(reckoning.faults()).containsExactly("java lost message-ann-room-4");
    }
}
