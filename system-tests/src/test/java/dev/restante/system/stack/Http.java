package dev.restante.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Plain HTTP to the parts of the stack. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {}

    /** GET. */
    public static Reply get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    /** POST. */
    public static Reply post(URI address, Map<String, String> headers, String body) {
        return sendBody("POST", address, headers, body);
    }

    static Reply delete(URI address) {
        return send(HttpRequest.newBuilder(address).DELETE());
    }

    static Reply put(URI address, Map<String, String> headers, String body) {
        return sendBody("PUT", address, headers, body);
    }

    private static Reply sendBody(
            String method, URI address, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    /**
     * @throws UncheckedIOException if nobody answers
     */
    private static Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(
                    CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}
