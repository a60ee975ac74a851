package dev.restante.system.wire.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Bodies that came compressed. */
public final class Decompressed {

    private Decompressed() {}

    /**
     * The body as text.
     *
     * @throws UncheckedIOException if it is not compressed as its header says
     */
    public static String text(HttpAnswer answer) {
        String encoding = answer.header("Content-Encoding").orElse("none");
        InputStream body = new ByteArrayInputStream(answer.body());
        try (InputStream plain =
                switch (encoding) {
                    case "gzip" -> new GZIPInputStream(body);
                    case "deflate" -> new InflaterInputStream(body);
                    default -> body;
                }) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
