package dev.restante.gateway.engineio;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Requests under {@code /socket.io/}: client files, those of Engine.IO, and what is refused. */
@ApplicationScoped
class EngineRoutes {

    private static final String PATH = "/socket.io/";

    private final Cors cors;
    private final ClientFiles files;
    private final HandshakeCheck check;
    private final EngineServer server;
    private final Draining draining;

    EngineRoutes(
            Cors cors,
            ClientFiles files,
            HandshakeCheck check,
            EngineServer server,
            Draining draining) {
        this.cors = cors;
        this.files = files;
        this.check = check;
        this.server = server;
        this.draining = draining;
    }

    void install(@Observes Router router) {
        router.route(PATH + "*").handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest http = routing.request();
        if (!routing.normalizedPath().startsWith(PATH)) {
            // The router takes the path without its slash for the same; Socket.IO does not.
            routing.next();
            return;
        }
        if (cors.apply(http)
                || files.serve(http, routing.normalizedPath().substring(PATH.length()))) {
            return;
        }
        EngineRequest request = EngineRequest.of(http);
        Optional<HandshakeError> error = check.check(request);
        if (error.isPresent() && draining.isRefusing()) {
            // On this TCP connection the client's next handshake would find this gateway again.
            http.response().putHeader("Connection", "close");
        }
        if (error.isEmpty()) {
            server.accept(request);
        } else if (request.isUpgrade()) {
            error.get().answerUpgrade(http.response());
        } else {
            error.get().answer(http.response());
        }
    }
}
