package dev.restante.stack.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends a request byte by byte as given: HTTP clients do not let a test choose every header.
 *
 * @param status the HTTP status of the answer
 * @param text the whole answer
 */
record RawHttp(int status, String text) {

    private static final int PATIENCE_MILLIS = 40_000;

    static RawHttp send(int port, String requestLine, String... headers) throws IOException {
        return sendBody(port, requestLine, "", headers);
    }

    static RawHttp sendBody(int port, String requestLine, String body, String... headers)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request =
                    requestLine
                            + " HTTP/1.1\r\n"
                            + String.join("\r\n", headers)
                            + "\r\nConnection: close\r\n\r\n"
                            + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new RawHttp(Integer.parseInt(answer.split(" ", 3)[1]), answer);
        }
    }
}
