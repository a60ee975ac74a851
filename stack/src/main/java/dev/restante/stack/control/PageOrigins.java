package dev.restante.stack.control;

import com.sun.net.httpserver.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pages that may control the stack from a browser, though they are of another origin: those of
 * the stack's own gateway. What they may do is told to the browser as the Fetch Standard (CORS) has
 * it.
 *
 * @param origins as browsers write them, in lower case: {@code http://localhost:8080}
 */
record PageOrigins(Set<String> origins) {

    private static final String MAX_AGE_SECONDS = "600";

    PageOrigins {
        origins = Set.copyOf(origins);
    }

    /**
     * The pages of a gateway on this machine.
     *
     * @param port its port, 1 to 65535
     */
    static PageOrigins ofGateway(int port) {
        return new PageOrigins(Set.of("http://localhost:" + port, "http://127.0.0.1:" + port));
    }

    /** The origin of a request, if it is one of these. A header given twice is none. */
    Optional<String> of(Headers request) {
        List<String> values = request.getOrDefault("Origin", List.of());
        return values.size() == 1
                ? Optional.of(values.get(0).strip().toLowerCase(Locale.ROOT))
                        .filter(origins::contains)
                : Optional.empty();
    }

    /** Whether a browser asks for one of these pages what it may do there. */
    boolean isPreflight(String method, Headers request) {
        return method.equals("OPTIONS")
                && request.containsKey("Access-Control-Request-Method")
                && of(request).isPresent();
    }

    /** What a browser must be told to hand an answer to the page that asked. */
    Map<String, String> allowance(Headers request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Vary", "Origin");
        of(request).ifPresent(origin -> headers.put("Access-Control-Allow-Origin", origin));
        return headers;
    }

    /** The answer to a preflight. */
    static Answer permission() {
        return Answer.noContent(
                Map.of(
                        "Access-Control-Allow-Methods", "GET, POST",
                        "Access-Control-Allow-Headers", "content-type",
                        "Access-Control-Max-Age", MAX_AGE_SECONDS));
    }
}
