package dev.restante.gateway.engineio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Content codings of HTTP answers, chosen as the reference server does (RFC 9110, 12.5.3). */
enum ContentEncoding {
    GZIP("gzip") {
        @Override
        OutputStream into(OutputStream out) throws IOException {
            return new GZIPOutputStream(out);
        }
    },
    DEFLATE("deflate") {
        @Override
        OutputStream into(OutputStream out) {
            return new DeflaterOutputStream(out, true);
        }
    };

    private final String token;

    ContentEncoding(String token) {
        this.token = token;
    }

    /** The name in HTTP headers. */
    String token() {
        return token;
    }

    abstract OutputStream into(OutputStream out) throws IOException;

    byte[] encode(byte[] content) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(content.length / 2);
        try (OutputStream out = into(encoded)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return encoded.toByteArray();
    }

    /**
     * The coding a client likes best; the first of those it likes equally.
     *
     * @param accepted value of {@code Accept-Encoding}, may be null
     */
    static Optional<ContentEncoding> choose(String accepted) {
        if (accepted == null) {
            return Optional.empty();
        }
        ContentEncoding best = null;
        double bestQuality = 0;
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] tokenAndQuality = part.split(";", 2);
            double quality = tokenAndQuality.length == 1 ? 1 : quality(tokenAndQuality[1]);
            ContentEncoding coding = find(tokenAndQuality[0].strip());
            if (coding != null && quality > bestQuality) {
                best = coding;
                bestQuality = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    private static ContentEncoding find(String token) {
        return switch (token) {
            case "gzip", "x-gzip", "*" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> null;
        };
    }

    private static double quality(String parameter) {
        try {
            return Double.parseDouble(parameter.strip().replaceFirst("^q=", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
