package dev.restante.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final FrameWriter writer = new FrameWriter();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 300, 65_535})
    void aServerUnmasksTheText(int length) throws IOException {
        String text = "y".repeat(length);
        writer.text(text);

        boolean all = writer.writeTo(takingAtMost(Integer.MAX_VALUE));

        assertThat(all).isTrue();
        assertThat(unmasked(ByteBuffer.wrap(written.toByteArray()))).isEqualTo(text);
    }

    @Test
    void whatTheChannelDoesNotTakeFollowsLater() throws IOException {
        writer.text("first");
        boolean all = writer.writeTo(takingAtMost(4));
        writer.text("second");

        writer.writeTo(takingAtMost(Integer.MAX_VALUE));

        ByteBuffer bytes = ByteBuffer.wrap(written.toByteArray());
        assertThat(all).isFalse();
        assertThat(unmasked(bytes)).isEqualTo("first");
        assertThat(unmasked(bytes)).isEqualTo("second");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> writer.text("z".repeat(65_536)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private WritableByteChannel takingAtMost(int count) {
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer from) {
                int taken = Math.min(count, from.remaining());
                byte[] bytes = new byte[taken];
                from.get(bytes);
                written.writeBytes(bytes);
                return taken;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        };
    }

    private static String unmasked(ByteBuffer frame) {
        assertThat(frame.get()).isEqualTo((byte) 0x81);
        int length = frame.get() & 0x7f;
        byte[] text = new byte[length == 126 ? frame.getShort() & 0xffff : length];
        byte[] key = new byte[4];
        frame.get(key).get(text);
        for (int i = 0; i < text.length; i++) {
            text[i] ^= key[i & 3];
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
