package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EngineConfig.CorsConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Cross-origin resource sharing as the reference server's options define it: one origin is told to
 * everyone, several to those who ask from one of them; and a preflight is answered 204. It is on
 * every answer under the path, errors and the 101 of a WebSocket included.
 */
@ApplicationScoped
class Cors {

    private static final String VARY = "Vary";

    private final CorsConfig config;

    Cors(EngineConfig config) {
        this.config = config.cors();
    }

    /** Adds the headers; whether the request was a preflight, which is answered then. */
    boolean apply(HttpServerRequest request) {
        if (config.origins().isEmpty()) {
            return false;
        }
        MultiMap headers = request.response().headers();
        allowOrigin(config.origins().get(), request.getHeader("Origin"), headers);
        if (config.credentials()) {
            headers.add("Access-Control-Allow-Credentials", "true");
        }
        config.exposedHeaders().ifPresent(h -> headers.add("Access-Control-Expose-Headers", h));
        if (!HttpMethod.OPTIONS.equals(request.method())) {
            return false;
        }
        preflight(request, headers);
        request.response().setStatusCode(204).putHeader("Content-Length", "0").end();
        return true;
    }

    private static void allowOrigin(List<String> allowed, String asking, MultiMap headers) {
        if (allowed.equals(List.of("*"))) {
            headers.add("Access-Control-Allow-Origin", "*");
            return;
        }
        headers.add(VARY, "Origin");
        if (allowed.size() == 1) {
            headers.add("Access-Control-Allow-Origin", allowed.get(0));
        } else if (asking != null && allowed.contains(asking)) {
            headers.add("Access-Control-Allow-Origin", asking);
        }
    }

    private void preflight(HttpServerRequest request, MultiMap headers) {
        headers.add("Access-Control-Allow-Methods", config.methods());
        if (config.allowedHeaders().isPresent()) {
            headers.add("Access-Control-Allow-Headers", config.allowedHeaders().get());
        } else {
            headers.add(VARY, "Access-Control-Request-Headers");
            String asked = request.getHeader("Access-Control-Request-Headers");
            if (asked != null) {
                headers.add("Access-Control-Allow-Headers", asked);
            }
        }
        config.maxAge()
                .ifPresent(
                        age ->
                                headers.add(
                                        "Access-Control-Max-Age", Long.toString(age.toSeconds())));
    }
}
