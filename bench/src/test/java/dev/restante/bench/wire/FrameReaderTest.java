package dev.restante.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private final List<String> heard = new ArrayList<>();
    private final FrameReader reader = new FrameReader();

    private final FrameReader.Sink sink =
            new FrameReader.Sink() {
                @Override
                public void text(byte[] bytes, int from, int to) {
                    heard.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
                }

                @Override
                public void close() {
                    heard.add("closed");
                }
            };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 70_000})
    void aTextOfAnyLengthIsRead(int length) throws WireException {
        String text = "x".repeat(length);

        read(ServerFrames.text(text));

        assertThat(heard).containsExactly(text);
    }

    @Test
    void framesInOnePieceAreReadInOrder() throws WireException {
        read(ServerFrames.joined(ServerFrames.text("a"), ServerFrames.text("b")));

        assertThat(heard).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 203})
    void framesCutAnywhereAreReadOnce(int piece) throws WireException {
        String text = "x".repeat(200);
        byte[] bytes =
                ServerFrames.joined(
                        ServerFrames.text(text), ServerFrames.text("b"), ServerFrames.text(text));

        for (int from = 0; from < bytes.length; from += piece) {
            reader.read(bytes, from, Math.min(from + piece, bytes.length), sink);
        }

        assertThat(heard).containsExactly(text, "b", text);
    }

    @Test
    void theServersEndIsHeard() throws WireException {
        read(new byte[] {(byte) 0x88, 2, 3, (byte) 0xe8});

        assertThat(heard).containsExactly("closed");
    }

    @Test
    void aMaskedFrameIsRefused() {
        byte[] masked = {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'};

        assertThatThrownBy(() -> read(masked)).isInstanceOf(WireException.class);
    }

    @Test
    void aFragmentIsRefused() {
        byte[] fragment = {0x01, 1, 'x'};

        assertThatThrownBy(() -> read(fragment)).isInstanceOf(WireException.class);
    }

    private void read(byte[] bytes) throws WireException {
        reader.read(bytes, 0, bytes.length, sink);
    }
}
