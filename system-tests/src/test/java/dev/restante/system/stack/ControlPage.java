package dev.restante.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A page that calls the control endpoint, with the headers that a browser gives its calls.
 *
 * @param control address of the control endpoint
 * @param origin the origin of the page
 * @param site what the browser says of it in {@code Sec-Fetch-Site}
 */
public record ControlPage(URI control, String origin, String site) {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What a browser asks first, if the page's call has a body. */
    public HttpResponse<String> preflight(Part part, String action) {
        return send(
                HttpRequest.newBuilder(address(part, action))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type"));
    }

    /** The call itself: kill or start. */
    public HttpResponse<String> call(Part part, String action) {
        return send(
                HttpRequest.newBuilder(address(part, action))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
    }

    private URI address(Part part, String action) {
        return control.resolve("/processes/" + part.process() + "/" + action);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(
                    request.header("Origin", origin)
                            .header("Sec-Fetch-Site", site)
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}
