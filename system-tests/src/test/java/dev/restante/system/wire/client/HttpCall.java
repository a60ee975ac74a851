package dev.restante.system.wire.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request, to the letter.
 *
 * @param method any word
 * @param target path and query
 * @param headers lines such as {@code Origin: http://page.example}; Host, Connection and
 *     Content-Length are added
 * @param body text, sent in UTF-8; nothing is sent if it is empty
 */
public record HttpCall(String method, String target, List<String> headers, String body) {

    private static final String WEBSOCKET_KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    public HttpCall {
        headers = List.copyOf(headers);
    }

    /** A request without a body. */
    public static HttpCall of(String method, String target) {
        return new HttpCall(method, target, List.of(), "");
    }

    /** A GET. */
    public static HttpCall get(String target) {
        return of("GET", target);
    }

    /** A POST as the official client sends it. */
    public static HttpCall post(String target, String body) {
        return new HttpCall(
                "POST", target, List.of("Content-Type: text/plain;charset=UTF-8"), body);
    }

    /** A GET that asks for a WebSocket. */
    public static HttpCall upgrade(String target) {
        return get(target)
                .with("Upgrade: websocket")
                .with("Sec-WebSocket-Version: 13")
                .with(WEBSOCKET_KEY);
    }

    /** The same with one more header. */
    public HttpCall with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new HttpCall(method, target, more, body);
    }

    /** Sends it on a connection of its own and waits for the answer. */
    public HttpAnswer send(URI server) {
        try (Exchange exchange = start(server)) {
            return exchange.answer();
        }
    }

    /** Sends it on a connection of its own. */
    public Exchange start(URI server) {
        return new Exchange(server, method).write(head(server)).write(body);
    }

    /** Sends only the head of it, on a connection of its own. */
    public Exchange startWithoutBody(URI server) {
        return new Exchange(server, method).write(head(server));
    }

    private String head(URI server) {
        boolean upgrades = headers.stream().anyMatch(line -> line.startsWith("Upgrade:"));
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + target + " HTTP/1.1");
        lines.add("Host: " + server.getAuthority());
        lines.add("Connection: " + (upgrades ? "Upgrade" : "close"));
        if (!body.isEmpty() || method.equals("POST") || method.equals("PUT")) {
            lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        }
        lines.addAll(headers);
        return String.join("\r\n", lines) + "\r\n\r\n";
    }
}
