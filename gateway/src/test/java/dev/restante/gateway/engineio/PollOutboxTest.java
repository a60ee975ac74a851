package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollOutboxTest {

    private static final int LIMIT = 100;

    private final PollOutbox outbox = new PollOutbox(LIMIT);

    @Test
    void onePayloadHoldsSixteenPacketsAtMost() {
        IntStream.range(0, 20).forEach(n -> outbox.add("4" + n));

        assertThat(outbox.take())
                .isEqualTo(
                        IntStream.range(0, 16)
                                .mapToObj(n -> "4" + n)
                                .collect(Collectors.joining("\u001e")));
        assertThat(outbox.take()).isEqualTo("416\u001e417\u001e418\u001e419");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void aLargePacketGoesAlone() {
        outbox.add("4" + "x".repeat(100_000));
        outbox.add("4y");

        assertThat(outbox.take()).hasSize(100_001);
        assertThat(outbox.take()).isEqualTo("4y");
    }

    @Test
    void nothingIsANoop() {
        assertThat(outbox.take()).isEqualTo("6");
    }

    @Test
    void aboveItsLimitItIsFullAndSaysSoOnce() {
        assertThat(outbox.add("x".repeat(LIMIT))).isFalse();

        assertThat(outbox.add("y")).isTrue();
        assertThat(outbox.add("z")).isFalse();
        assertThat(outbox.isFull()).isTrue();
    }

    @Test
    void withHalfOfItsLimitItHasRoomAgainAndSaysSoOnce() {
        IntStream.range(0, 3 * LIMIT).forEach(n -> outbox.add("x"));

        while (outbox.isFull() && !outbox.hasRoomAgain()) {
            outbox.take();
        }

        assertThat(outbox.isFull()).isFalse();
        assertThat(outbox.hasRoomAgain()).isFalse();
        assertThat(outbox.isEmpty()).isFalse();
    }

    @Test
    void whatWaitsCanBeGivenAwayInOrder() {
        List<String> given = new ArrayList<>();
        outbox.add("41");
        outbox.add("42");

        outbox.moveTo(given::add);

        assertThat(given).containsExactly("41", "42");
        assertThat(outbox.isEmpty()).isTrue();
    }
}
