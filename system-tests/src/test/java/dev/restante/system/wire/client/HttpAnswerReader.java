package dev.restante.system.wire.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one HTTP answer, and not a byte beyond its body. */
final class HttpAnswerReader {

    private final InputStream in;
    private final String method;

    HttpAnswerReader(InputStream in, String method) {
        this.in = in;
        this.method = method;
    }

    HttpAnswer read() throws IOException {
        String statusLine = line();
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        HttpAnswer head = new HttpAnswer(status, headers, new byte[0]);
        return new HttpAnswer(status, headers, body(head));
    }

    private byte[] body(HttpAnswer head) throws IOException {
        if (method.equals("HEAD") || head.status() == 101 || head.status() == 304) {
            return new byte[0];
        }
        if (head.header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
            return chunks();
        }
        Optional<String> length = head.header("Content-Length");
        return length.isPresent()
                ? in.readNBytes(Integer.parseInt(length.get()))
                : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the answer ended after: " + line);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
