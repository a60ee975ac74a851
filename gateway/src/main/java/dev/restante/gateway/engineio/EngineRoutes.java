package dev.restante.gateway.engineio;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Requests under {@code /socket.io/}: client files, handshakes, and what is refused. */
@ApplicationScoped
class EngineRoutes {

    private static final Logger LOG = Logger.getLogger(EngineRoutes.class);
    private static final String PATH = "/socket.io/";

    private final Vertx vertx;
    private final EngineConfig config;
    private final EngineApplication application;
    private final ClientFiles files;

    EngineRoutes(
            Vertx vertx, EngineConfig config, EngineApplication application, ClientFiles files) {
        this.vertx = vertx;
        this.config = config;
        this.application = application;
        this.files = files;
    }

    void install(@Observes Router router) {
        router.route(PATH + "*").handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!routing.normalizedPath().startsWith(PATH)) {
            // The router takes the path without its slash for the same; Socket.IO does not.
            routing.next();
            return;
        }
        if (files.serve(request, routing.normalizedPath().substring(PATH.length()))) {
            return;
        }
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        Optional<HandshakeError> error = check(request, upgrade);
        if (error.isEmpty()) {
            upgrade(request);
        } else if (upgrade) {
            error.get().answerUpgrade(request.response());
        } else {
            error.get().answer(request.response());
        }
    }

    /** In the order of the reference server: transport, session, method, upgrade, version. */
    private Optional<HandshakeError> check(HttpServerRequest request, boolean upgrade) {
        if (!"websocket".equals(request.getParam("transport"))) {
            return Optional.of(HandshakeError.TRANSPORT_UNKNOWN);
        }
        if (request.getParam("sid") != null) {
            return Optional.of(HandshakeError.SESSION_UNKNOWN);
        }
        if (!"GET".equals(request.method().name())) {
            return Optional.of(HandshakeError.BAD_METHOD);
        }
        if (!upgrade) {
            return Optional.of(HandshakeError.BAD_REQUEST);
        }
        if (!"4".equals(request.getParam("EIO"))) {
            return Optional.of(HandshakeError.UNSUPPORTED_VERSION);
        }
        return application.accepting() ? Optional.empty() : Optional.of(HandshakeError.NOT_READY);
    }

    private void upgrade(HttpServerRequest request) {
        request.toWebSocket()
                .onSuccess(
                        ws ->
                                new WebSocketConnection(
                                        vertx, config, ws, request.connection(), application))
                .onFailure(e -> LOG.debugf(e, "upgrade failed for %s", request.remoteAddress()));
    }
}
