package dev.restante.consumer.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record's headers in one column: their number, then name and value with their lengths. */
final class HeaderBytes {

    /** In place of the length of a value that is null. */
    private static final int NULL = -1;

    private HeaderBytes() {}

    static byte[] write(Headers headers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Header[] all = headers.toArray();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(all.length);
            for (Header header : all) {
                write(out, header.key().getBytes(StandardCharsets.UTF_8));
                write(out, header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value == null ? NULL : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    /**
     * @throws UncheckedIOException if these bytes were not written here
     */
    static Headers read(byte[] bytes) {
        RecordHeaders headers = new RecordHeaders();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                headers.add(new String(readValue(in), StandardCharsets.UTF_8), readValue(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers;
    }

    private static byte[] readValue(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : in.readNBytes(length);
    }
}
