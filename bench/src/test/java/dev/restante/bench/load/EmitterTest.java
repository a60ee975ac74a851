package dev.restante.bench.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmitterTest {

    private final Emitter emitter = new Emitter(new IngestTally(), "1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30[{\"status\":\"error\",\"code\":\"busy\"}]",
                "30[]",
                "2[\"gap\",{}]",
            })
    void whatIsNoAckOfAStoredEmitIsNoticed(String packet) {
        byte[] bytes = packet.getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> emitter.packet(bytes, 0, bytes.length, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not stored: " + packet);
    }
}
