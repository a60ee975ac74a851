package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
