package dev.restante.system.wire.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A WebSocket frame of the gateway: whole, not masked, without extensions. */
record Frame(int type, byte[] payload) {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    private static final Set<Integer> TYPES = Set.of(TEXT, 2, CLOSE, 9, 10);

    /**
     * @throws MalformedAnswerException if it is none
     */
    static Frame read(InputStream in) throws IOException {
        int first = Line.next(in);
        int second = Line.next(in);
        long length = second;
        if (second == 126) {
            length = ByteBuffer.wrap(Line.next(in, 2)).getShort() & 0xffff;
        } else if (second == 127) {
            length = ByteBuffer.wrap(Line.next(in, 8)).getLong();
        }
        boolean sound = (first & 0xf0) == 0x80 && second < 0x80 && TYPES.contains(first & 0xf);
        if (!sound || length < 0 || length > 50_000_000) {
            throw new MalformedAnswerException(
                    "a frame that begins with %x %x, of %d".formatted(first, second, length));
        }
        Frame frame = new Frame(first & 0xf, Line.next(in, (int) length));
        if (frame.type == TEXT) {
            frame.text();
        }
        return frame;
    }

    /** What a text frame says. */
    String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedAnswerException("a text frame that is not UTF-8");
        }
    }
}
