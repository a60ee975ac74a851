package dev.restante.gateway.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * {@link Positions} as the text a client keeps and gives back.
 *
 * <p>URL-safe base64 of: a version byte, the incarnation of the topic (4 bytes), the number of
 * partitions and each offset as variable-length integers. What comes back from a client is hostile:
 * anything but a text this class could have written for the same topic is refused.
 */
public final class Cursor {

    private static final byte VERSION = 1;
    private static final int MAX_VARINT_BYTES = 10;

    /** Characters; enough for the offsets of a thousand partitions and more. */
    private static final int MAX_LENGTH = 16_384;

    private final int incarnation;
    private final int partitions;

    /**
     * @param incarnation tells this topic from one of the same name that was there before
     * @param partitions number of partitions of the topic
     */
    public Cursor(int incarnation, int partitions) {
        this.incarnation = incarnation;
        this.partitions = partitions;
    }

    boolean isOfSameLogAs(Cursor other) {
        return incarnation == other.incarnation && partitions == other.partitions;
    }

    int partitions() {
        return partitions;
    }

    /** The text for a place. */
    public String format(Positions positions) {
        ByteBuffer bytes = ByteBuffer.allocate(5 + MAX_VARINT_BYTES * (partitions + 1));
        bytes.put(VERSION).putInt(incarnation);
        putVarint(bytes, partitions);
        for (int p = 0; p < partitions; p++) {
            putVarint(bytes, positions.next(p));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** What a text of a client turns out to be. */
    public sealed interface Reading {

        /** A place in this log. */
        record Place(Positions positions) implements Reading {}

        /** A cursor, but of a topic that was there before, or of one with other partitions. */
        record OtherLog() implements Reading {}

        /** No cursor at all. */
        record Unreadable() implements Reading {}
    }

    /** The place a text stands for; nothing if it is not a cursor of this very topic. */
    public Optional<Positions> parse(String text) {
        return read(text) instanceof Reading.Place place
                ? Optional.of(place.positions())
                : Optional.empty();
    }

    /** What a text is; it may be anything. */
    public Reading read(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Reading.Unreadable();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() != VERSION) {
                return new Reading.Unreadable();
            }
            Cursor form = new Cursor(bytes.getInt(), count(bytes));
            long[] next = new long[form.partitions];
            for (int p = 0; p < form.partitions; p++) {
                next[p] = varint(bytes);
            }
            Positions positions = Positions.of(next);
            if (!form.format(positions).equals(text)) {
                return new Reading.Unreadable();
            }
            return form.isOfSameLogAs(this) ? new Reading.Place(positions) : new Reading.OtherLog();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return new Reading.Unreadable();
        }
    }

    /** At most one per byte that is left, so that nobody makes this gateway take memory. */
    private static int count(ByteBuffer bytes) {
        long count = varint(bytes);
        if (count < 1 || count > bytes.remaining()) {
            throw new IllegalArgumentException("fewer offsets than partitions");
        }
        return (int) count;
    }

    private static void putVarint(ByteBuffer bytes, long value) {
        long rest = value;
        while (rest > 0x7f) {
            bytes.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("more than 63 bits");
    }
}
