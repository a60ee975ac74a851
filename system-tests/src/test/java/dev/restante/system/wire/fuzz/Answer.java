package dev.restante.system.wire.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of HTTP/1, read to its end and no further.
 *
 * @param headers by name in lower case
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    /** A request of a version that is none is answered in that version. */
    private static final Pattern STATUS = Pattern.compile("\\S*/\\d+\\.\\d+ (\\d{3}) [ -~]*");

    private static final Pattern HEADER =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+): ?([\\t -~\\x80-\\xff]*)");

    /** 426 is for a version of WebSocket that is not 13; 500 has an own rule. */
    private static final Set<Integer> STATUSES =
            Set.of(100, 101, 200, 304, 400, 403, 404, 405, 413, 414, 426, 431, 501, 505);

    /**
     * @throws MalformedAnswerException if it is none, or has a status that has no place here
     */
    static Answer read(InputStream in) throws IOException {
        String first = line(in);
        Matcher status = STATUS.matcher(first);
        if (!status.matches()) {
            throw new MalformedAnswerException("no status line: " + first);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            Matcher header = HEADER.matcher(line);
            if (!header.matches()) {
                throw new MalformedAnswerException("no header: " + line);
            }
            headers.put(header.group(1).toLowerCase(Locale.ROOT), header.group(2));
        }
        int code = Integer.parseInt(status.group(1));
        Answer answer = new Answer(code, headers, body(in, code, headers));
        if (!answer.isOfTheWire()) {
            throw new MalformedAnswerException("not an answer of the wire: " + answer);
        }
        return answer;
    }

    /** The reference has an empty 500 for a method it does not know in a session. */
    private boolean isOfTheWire() {
        return STATUSES.contains(status) || status == 500 && body.length == 0;
    }

    private static byte[] body(InputStream in, int status, Map<String, String> headers)
            throws IOException {
        if (status < 200 || status == 204 || status == 304) {
            return new byte[0];
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        Optional<String> length = Optional.ofNullable(headers.get("content-length"));
        return length.isPresent()
                ? Line.next(in, Integer.parseInt(length.get()))
                : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            body.writeBytes(Line.next(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = Line.next(in); b != '\n'; b = Line.next(in)) {
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new MalformedAnswerException("a line that does not end as lines do: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    /** The body as text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + " " + text.substring(0, Math.min(300, text.length()));
    }
}
