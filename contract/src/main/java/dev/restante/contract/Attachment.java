package dev.restante.contract;

import java.util.Arrays;
import java.util.Objects;

/**
 * Binary data within {@link Arguments}: a value, equal to another with the same bytes.
 *
 * <p>The array is neither copied on the way in nor on the way out, because every copy would be paid
 * for each event. Whoever gives an array away here, or gets it from here, does not change it.
 *
 * @param bytes the data, possibly empty; not to be changed
 */
public record Attachment(byte[] bytes) {

    public Attachment {
        Objects.requireNonNull(bytes, "bytes");
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Attachment[" + bytes.length + " bytes]";
    }
}
