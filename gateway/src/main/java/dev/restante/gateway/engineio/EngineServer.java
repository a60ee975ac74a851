package dev.restante.gateway.engineio;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Opens sessions and brings requests that passed the checks to theirs. */
@ApplicationScoped
class EngineServer {

    private static final Logger LOG = Logger.getLogger(EngineServer.class);

    private final Vertx vertx;
    private final EngineConfig config;
    private final HandshakeConfig told;
    private final EngineIds ids;
    private final EngineSessions sessions;
    private final PollAnswers answers;
    private final EngineApplication application;

    EngineServer(
            Vertx vertx,
            EngineConfig config,
            HandshakeConfig told,
            EngineIds ids,
            EngineSessions sessions,
            PollAnswers answers,
            EngineApplication application) {
        this.vertx = vertx;
        this.config = config;
        this.told = told;
        this.ids = ids;
        this.sessions = sessions;
        this.answers = answers;
        this.application = application;
    }

    void accept(EngineRequest request) {
        if (request.isUpgrade()) {
            upgrade(request);
        } else if (request.hasSession()) {
            carry(request);
        } else {
            openPolling(request);
        }
    }

    private void upgrade(EngineRequest request) {
        EventLoop here = eventLoop();
        Consumer<ServerWebSocket> next = ws -> openWebSocket(request, ws, here);
        if (request.isPolling()) {
            next = ws -> transport(request, ws, here).close(Transport.Farewell.GOODBYE);
        } else if (request.hasSession()) {
            next = ws -> probe(request, ws, here);
        }
        request.http()
                .toWebSocket()
                .onSuccess(next::accept)
                .onFailure(e -> LOG.debugf(e, "no WebSocket: %s", request.http().remoteAddress()));
    }

    private void openWebSocket(EngineRequest request, ServerWebSocket ws, EventLoop loop) {
        EngineSession session = session(request, loop);
        WebSocketTransport transport = transport(request, ws, loop);
        transport.listener(session);
        sessions.add(session);
        session.open(transport, application);
    }

    private void probe(EngineRequest request, ServerWebSocket ws, EventLoop here) {
        sessions.find(request.sid())
                .ifPresentOrElse(
                        session -> {
                            WebSocketTransport candidate =
                                    transport(request, ws, session.eventLoop());
                            session.eventLoop().execute(() -> session.probe(candidate));
                        },
                        () -> transport(request, ws, here).close(Transport.Farewell.GOODBYE));
    }

    private WebSocketTransport transport(
            EngineRequest request, ServerWebSocket ws, EventLoop loop) {
        Channel channel = ((ConnectionBase) request.http().connection()).channel();
        sessions.watch(channel);
        return new WebSocketTransport(ws, channel, loop, request.wantsText(), config);
    }

    private EngineSession session(EngineRequest request, EventLoop loop) {
        return new EngineSession(
                ids.next(), loop, config, request.handshake(told.headers()), sessions::remove);
    }

    private void openPolling(EngineRequest request) {
        EventLoop loop = eventLoop();
        EngineSession session = session(request, loop);
        PollingTransport transport =
                new PollingTransport(
                        loop, config, answers, session, () -> sessions.remove(session));
        sessions.add(session);
        config.cookie().ifPresent(name -> setCookie(request.http(), name, session.id()));
        session.open(transport, application);
        transport.get(request.http());
    }

    private static void setCookie(HttpServerRequest request, String name, String id) {
        request.response()
                .putHeader("Set-Cookie", name + "=" + id + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private void carry(EngineRequest request) {
        HttpServerRequest http = request.http();
        Transport transport =
                sessions.find(request.sid()).map(EngineSession::transport).orElse(null);
        if (!(transport instanceof PollingTransport polling)) {
            // It ended or moved since the check.
            HandshakeError.SESSION_UNKNOWN.answer(http.response());
        } else if (request.method().equals("GET")) {
            polling.get(http);
        } else if (request.method().equals("POST")) {
            polling.post(http);
        } else {
            http.response().setStatusCode(500).end();
        }
    }

    /** The event loop of the request that is being handled. */
    private EventLoop eventLoop() {
        return ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    }
}
