package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final int MANY = 10_000;

    /** From all threads there are. */
    private static List<String> ids() {
        return IntStream.range(0, MANY).parallel().mapToObj(i -> EventIds.next()).toList();
    }

    @Test
    void anIdIsShortAndMayStandInAUrl() {
        assertThat(ids()).allMatch(id -> id.matches("[A-Za-z0-9_-]{20}"));
    }

    @Test
    void noIdComesTwice() {
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void noPartOfAnIdTellsOfAnother() {
        List<String> ids = ids();

        assertThat(ids.stream().map(id -> id.substring(0, 10))).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> id.substring(10))).doesNotHaveDuplicates();
    }

    @Test
    void anIdOfTheClientsOwnIsThatOfItsUserAlone() {
        assertThat(EventIds.of(Optional.of("ann"), "e1")).isEqualTo("ann:e1");
        assertThat(EventIds.of(Optional.of("bob"), "e1")).isEqualTo("bob:e1");
    }

    @Test
    void whoIsNotKnownCannotGiveTheIdOfAUser() {
        assertThat(EventIds.of(Optional.empty(), "ann:e1")).isEqualTo("ann%3Ae1");
    }

    @Test
    void noUserCanGiveTheIdOfAnother() {
        assertThat(EventIds.of(Optional.of("a:b"), "c"))
                .isNotEqualTo(EventIds.of(Optional.of("a"), "b:c"));
    }

    @Test
    void nobodyCanGiveAnIdThatAGatewayMakesOfASocket() {
        assertThat(EventIds.of(Optional.of("sid"), "question:ack")).isEqualTo("sid:question%3Aack");
        assertThat(EventIds.of(Optional.empty(), "sid:question:ack"))
                .isEqualTo("sid%3Aquestion%3Aack");
    }

    @Test
    void aUuidStaysAsItIs() {
        String uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

        assertThat(EventIds.of(Optional.empty(), uuid)).isEqualTo(uuid);
    }

    @Test
    void aLongIdIsShortenedToOneThatFollowsFromIt() {
        String own = "\u20ac".repeat(200);
        String id = EventIds.of(Optional.of("ann"), own);

        assertThat(id).matches("~[A-Za-z0-9_-]{43}");
        assertThat(EventIds.of(Optional.of("ann"), own)).isEqualTo(id);
        assertThat(EventIds.of(Optional.of("bob"), own)).isNotEqualTo(id);
        assertThat(EventIds.of(Optional.empty(), id)).isNotEqualTo(id);
    }
}
