package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.restante.gateway.log.Cursor.Reading;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CursorTest {

    private final Cursor cursor = new Cursor(42, 3);

    @Property
    void whatWasFormattedIsParsedBack(
            @ForAll @Size(3) List<@LongRange(min = 0) Long> offsets, @ForAll int incarnation) {
        Cursor any = new Cursor(incarnation, 3);
        Positions place = Positions.of(offsets.stream().mapToLong(o -> o).toArray());

        assertThat(any.parse(any.format(place))).contains(place);
    }

    @Property
    void noTextOfAClientIsMoreThanRefused(@ForAll String text) {
        assertThatCode(() -> cursor.parse(text)).doesNotThrowAnyException();
    }

    @Test
    void aCursorOfAnotherIncarnationIsRefused() {
        String other = new Cursor(43, 3).format(Positions.of(1, 2, 3));

        assertThat(cursor.parse(other)).isEmpty();
    }

    @Test
    void aCursorOfAnotherNumberOfPartitionsIsRefused() {
        String other = new Cursor(42, 2).format(Positions.of(1, 2));

        assertThat(cursor.parse(other)).isEmpty();
    }

    @Test
    void aTruncatedCursorIsRefused() {
        String whole = cursor.format(Positions.of(1_000, 2_000, 3_000));

        assertThat(cursor.parse(whole.substring(0, whole.length() - 2))).isEmpty();
    }

    @Test
    void aCursorWithSomethingAfterItIsRefused() {
        assertThat(cursor.parse(cursor.format(Positions.of(1, 2, 3)) + "AAAA")).isEmpty();
    }

    @Test
    void aNumberOfMoreThan63BitsIsRefused() {
        assertThat(cursor.parse("AQAAACoD____________AQ")).isEmpty();
    }

    @Test
    void aCursorIsShort() {
        assertThat(cursor.format(Positions.of(1_000_000, 1_000_000, 1_000_000))).hasSize(20);
    }

    @Test
    void aCursorOfAnotherLogIsKnownForOne() {
        String otherTopic = new Cursor(43, 3).format(Positions.of(1, 2, 3));
        String otherPartitions = new Cursor(42, 2).format(Positions.of(1, 2));

        assertThat(cursor.read(otherTopic)).isEqualTo(new Reading.OtherLog());
        assertThat(cursor.read(otherPartitions)).isEqualTo(new Reading.OtherLog());
    }

    @Test
    void noBeginningOfACursorIsOne() {
        String whole = cursor.format(Positions.of(1_000, 2_000, 3_000));

        for (int length = 0; length < whole.length(); length++) {
            assertThat(cursor.read(whole.substring(0, length)))
                    .as("of " + length)
                    .isEqualTo(new Reading.Unreadable());
        }
    }

    @Test
    void aNumberOfPartitionsBeyondTheTextTakesNoMemory() {
        assertThat(cursor.read("AQAAACr_____Bw")).isEqualTo(new Reading.Unreadable());
    }
}
