package dev.restante.gateway.engineio;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Requests that are not HTTP, such as one without a {@code Host}, or a path that cannot be decoded.
 * It is the client's fault: the client is told (400), and the log is not.
 */
@ApplicationScoped
class ClientFaults {

    private static final int BAD_REQUEST = 400;

    void install(@Observes Router router) {
        router.route().failureHandler(ClientFaults::answer);
    }

    private static void answer(RoutingContext routing) {
        if (routing.statusCode() == BAD_REQUEST && !routing.response().headWritten()) {
            routing.response().setStatusCode(BAD_REQUEST).end();
        } else {
            routing.next();
        }
    }
}
