package dev.restante.system.wire.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The requests of one session on polling, one by one.
 *
 * @param server where it is
 * @param sid Engine.IO session id
 */
public record PollingSession(URI server, String sid) {

    /** The query of a handshake on polling. */
    public static final String HANDSHAKE = "/socket.io/?EIO=4&transport=polling";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Longer than any server keeps a poll waiting: a ping ends it. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(60);

    /** A new one. */
    public static PollingSession open(URI server) {
        return open(server, "");
    }

    static PollingSession open(URI server, String query) {
        HttpAnswer answer = send(HttpRequest.newBuilder(server.resolve(HANDSHAKE + query))).join();
        if (answer.status() != 200) {
            throw new AssertionError("handshake answered " + answer);
        }
        return new PollingSession(server, Handshake.sid(answer.text()));
    }

    /** Path and query of its requests. */
    public String target() {
        return HANDSHAKE + "&sid=" + sid;
    }

    /** Path and query of its move to a WebSocket. */
    public String upgradeTarget() {
        return "/socket.io/?EIO=4&transport=websocket&sid=" + sid;
    }

    /** Asks for packets and waits for them. */
    public HttpAnswer poll() {
        return startPoll().join();
    }

    /** Asks for packets. */
    public CompletableFuture<HttpAnswer> startPoll() {
        return send(HttpRequest.newBuilder(server.resolve(target())));
    }

    /** Sends packets. */
    public HttpAnswer post(String... packets) {
        return startPost(packets).join();
    }

    /** Sends packets and does not wait for the answer. */
    public CompletableFuture<HttpAnswer> startPost(String... packets) {
        return send(
                HttpRequest.newBuilder(server.resolve(target()))
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .POST(BodyPublishers.ofString(Payload.of(packets))));
    }

    private static CompletableFuture<HttpAnswer> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.timeout(LONGEST_POLL).build(), BodyHandlers.ofByteArray())
                .thenApply(PollingSession::answer);
    }

    private static HttpAnswer answer(HttpResponse<byte[]> response) {
        List<String> headers =
                response.headers().map().entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(v -> e.getKey() + ": " + v))
                        .toList();
        return new HttpAnswer(response.statusCode(), headers, response.body());
    }
}
