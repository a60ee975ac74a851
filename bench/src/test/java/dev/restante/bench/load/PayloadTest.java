package dev.restante.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 123_456_789})
    void anEventHasTheSizeAndGivesItsNumberBack(int number) {
        String json = Payload.numbered(number);

        assertThat(json).hasSize(200);
        assertThat(numberIn("4", "2[\"tick\"," + json + ",\"cursor\"]")).isEqualTo(number);
        assertThat(numberIn("", "2[\"tick\"," + json + "]")).isEqualTo(number);
    }

    @Test
    void anEventThatWasCutIsNoticed() {
        String packet = "2[\"tick\"," + Payload.numbered(1);

        assertThatThrownBy(() -> numberIn("", packet.substring(0, 150)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherEventIsNoticed() {
        assertThatThrownBy(() -> numberIn("", "2[\"gap\",{\"reason\":\"" + "x".repeat(250)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static int numberIn(String before, String packet) {
        byte[] bytes = (before + packet).getBytes(StandardCharsets.US_ASCII);
        return Payload.numberOf(bytes, before.length(), bytes.length);
    }
}
