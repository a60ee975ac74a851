package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollOutboxTest {

    private final PollOutbox outbox = new PollOutbox();

    @Test
    void onePayloadHoldsSixteenPacketsAtMost() {
        IntStream.range(0, 20).forEach(n -> outbox.add("4" + n));

        assertThat(outbox.take().toString())
                .isEqualTo(
                        IntStream.range(0, 16)
                                .mapToObj(n -> "4" + n)
                                .collect(Collectors.joining("\u001e")));
        assertThat(outbox.take().toString()).isEqualTo("416\u001e417\u001e418\u001e419");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void aLargePacketGoesAlone() {
        outbox.add("4" + "x".repeat(100_000));
        outbox.add("4y");

        assertThat(outbox.take()).hasSize(100_001);
        assertThat(outbox.take().toString()).isEqualTo("4y");
    }

    @Test
    void nothingIsANoop() {
        assertThat(outbox.take().toString()).isEqualTo("6");
    }

    @Test
    void whatWaitsIsCounted() {
        outbox.add("4ab");
        outbox.add("4c");

        outbox.take();

        assertThat(outbox.characters()).isZero();
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
