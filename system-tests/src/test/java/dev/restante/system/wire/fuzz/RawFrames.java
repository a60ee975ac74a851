package dev.restante.system.wire.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** WebSocket frames of a client, byte by byte (RFC 6455, 5.2). */
final class RawFrames {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int[] CONTROL = {8, 9, 10};

    private RawFrames() {}

    /** A packet as an honest client sends it. */
    static byte[] packet(Dice dice, String packet) {
        return packet.startsWith("b")
                ? binary(dice, packet)
                : masked(dice, FINAL | 1, packet.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] binary(Dice dice, String packet) {
        try {
            return masked(dice, FINAL | 2, Base64.getDecoder().decode(packet.substring(1)));
        } catch (IllegalArgumentException e) {
            // Spoilt base64 can only be sent as text.
            return masked(dice, FINAL | 1, packet.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The same in two frames, with a ping between them. */
    static byte[] fragmented(Dice dice, String packet) {
        byte[] all = packet.getBytes(StandardCharsets.UTF_8);
        int cut = dice.below(all.length + 1);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(masked(dice, 1, ByteBuffer.allocate(cut).put(all, 0, cut).array()));
        frames.writeBytes(masked(dice, FINAL | 9, dice.bytes(dice.below(126))));
        byte[] rest =
                new String(all, StandardCharsets.ISO_8859_1)
                        .substring(cut)
                        .getBytes(StandardCharsets.ISO_8859_1);
        frames.writeBytes(masked(dice, FINAL, rest));
        return frames.toByteArray();
    }

    /** A frame that breaks a rule, or a control frame. */
    static byte[] odd(Dice dice) {
        byte[] payload = dice.bytes(dice.below(200));
        return dice.made(
                () -> masked(dice, dice.below(256), payload),
                () -> unmasked(dice, FINAL | 1, "42[\"echo\",1]".getBytes(StandardCharsets.UTF_8)),
                () -> masked(dice, FINAL | dice.of(0x40, 0x20, 0x10) | 1, payload),
                () -> masked(dice, FINAL | 1, dice.bytes(1 + dice.below(20))),
                () -> masked(dice, dice.of(0, FINAL), payload),
                () -> masked(dice, FINAL | dice.of(3, 7, 11, 15), payload),
                () -> masked(dice, FINAL | CONTROL[dice.below(3)], payload),
                () -> masked(dice, FINAL | 8, dice.bytes(dice.below(4))),
                () -> announced(dice),
                () -> dice.bytes(dice.below(300)));
    }

    /** A length, and not a byte of what is that long. */
    private static byte[] announced(Dice dice) {
        long length = dice.of(1_000_001L, 1L << 31, 1L << 40, Long.MAX_VALUE, -1L);
        return ByteBuffer.allocate(14)
                .put((byte) (FINAL | dice.of(1, 2, 8)))
                .put((byte) (MASKED | 127))
                .putLong(length)
                .putInt(0)
                .array();
    }

    private static byte[] unmasked(Dice dice, int first, byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) first)
                .put((byte) payload.length)
                .put(payload)
                .array();
    }

    static byte[] masked(Dice dice, int first, byte[] payload) {
        byte[] mask = dice.bytes(4);
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }
}
