package dev.restante.system.wire.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP requests, byte by byte. */
final class Requests {

    static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final String SEPARATOR = "\u001e";

    private Requests() {}

    static byte[] get(String target) {
        return bytes("GET", target, List.of(), "");
    }

    static byte[] post(String target, String body) {
        return bytes("POST", target, List.of(length(body)), body);
    }

    /** The body in chunks. */
    static byte[] chunked(String target, String body) {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        return bytes(
                "POST",
                target,
                List.of("Transfer-Encoding: chunked"),
                Integer.toHexString(size) + "\r\n" + body + "\r\n0\r\n\r\n");
    }

    /** A request for a WebSocket. */
    static byte[] upgrade(String target) {
        return bytes(
                "GET",
                target,
                List.of(
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="),
                "");
    }

    /** Packets as the body of a POST. */
    static String payload(List<String> packets) {
        return String.join(SEPARATOR, packets);
    }

    /**
     * A request that the edge may answer in any way.
     *
     * @param sid of a session that is there, or was
     */
    static byte[] odd(Dice dice, String sid) {
        byte[] request = unspoilt(dice, sid);
        return dice.made(
                () -> request,
                () -> Mutation.bytes(dice, request),
                () -> Mutation.bytes(dice, request),
                () -> Mutation.cut(dice, request),
                () -> dice.bytes(dice.below(500)));
    }

    private static byte[] unspoilt(Dice dice, String sid) {
        String target = target(dice, sid);
        String body = payload(Packets.conversation(dice));
        return dice.made(
                () -> bytes(method(dice), target, headers(dice), ""),
                () -> post(target, body),
                () -> chunked(target, body),
                () -> upgrade(target),
                () -> bytes("POST", target, lengths(dice, body), body),
                () -> bytes("POST", target, List.of("Transfer-Encoding: chunked"), body));
    }

    /** Not {@code HEAD}: who reads the answer has to know that it has no body. */
    private static String method(Dice dice) {
        return dice.of(
                "GET", "GET", "GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "X");
    }

    private static String target(Dice dice, String sid) {
        String path =
                dice.of(
                        "/socket.io/",
                        "/socket.io/",
                        "/socket.io/any/thing",
                        "/socket.io/socket.io.js",
                        "/socket.io/../socket.io/",
                        "/socket.io//%2e%2e/",
                        "/socket.io/%zz",
                        "//socket.io/",
                        "/socket.io",
                        "*",
                        "http://elsewhere.example/socket.io/");
        List<String> query = new ArrayList<>(List.of("t=abc12345"));
        query.add("EIO=" + dice.of("4", "4", "4", "3", "", "44", "%34"));
        query.add(
                "transport=" + dice.of("polling", "polling", "websocket", "__proto__", "", "%zz"));
        query.add(dice.of("a=1", "sid=" + sid, "sid=" + sid, "sid=nobody", "sid=", "sid=%00"));
        query.add(dice.of("b64=1", "b64", "x=%ff%fe", "%", "=", "&&&", "n=" + "q".repeat(9_000)));
        return path + "?" + String.join(dice.of("&", "&", ";"), query);
    }

    private static List<String> headers(Dice dice) {
        return List.of(
                dice.of(
                        "Origin: http://page.example",
                        "Origin: \u00ff\u0001",
                        "Upgrade: websocket",
                        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                        "Accept-Encoding: gzip;q=nan, deflate;q=1e400, *;q=-1",
                        "Accept-Encoding: " + ",".repeat(2_000),
                        "If-None-Match: \"4.8.4\"",
                        "Expect: 100-continue",
                        "Content-Length: -1",
                        "Content-Type: application/octet-stream",
                        "Cookie: io=a; io=b; ;;=",
                        "X: " + "h".repeat(dice.of(7_000, 30_000)),
                        "Transfer-Encoding: gzip, chunked",
                        "NoColon",
                        " folded: 1"),
                dice.of("Connection: close", "Connection: keep-alive", "Connection: Upgrade"));
    }

    private static List<String> lengths(Dice dice, String body) {
        String wrong =
                dice.of("0", "1", "-5", "99999999999999999999", "1e3", "1000001", "50000000");
        return dice.made(
                () -> List.of("Content-Length: " + wrong),
                () -> List.of(length(body), "Content-Length: " + wrong),
                () -> List.of(length(body), "Transfer-Encoding: chunked"),
                () -> List.of(length(body), "Content-Type: application/octet-stream"),
                () -> List.of());
    }

    private static String length(String body) {
        return "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
    }

    private static byte[] bytes(String method, String target, List<String> headers, String body) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: a\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }
}
