package dev.restante.gateway.engineio;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a request, in the order of the reference server: transport, session, method,
 * upgrade, origin, version; and last what only this gateway refuses.
 */
@ApplicationScoped
class HandshakeCheck {

    private final Optional<List<String>> origins;
    private final EngineSessions sessions;
    private final EngineApplication application;
    private final Draining draining;

    HandshakeCheck(
            EngineConfig config,
            EngineSessions sessions,
            EngineApplication application,
            Draining draining) {
        this.origins = config.allowOrigins();
        this.sessions = sessions;
        this.application = application;
        this.draining = draining;
    }

    /** Nothing if it may go on. */
    Optional<HandshakeError> check(EngineRequest request) {
        if (!request.isPolling() && !request.isWebSocket()) {
            return Optional.of(HandshakeError.TRANSPORT_UNKNOWN);
        }
        return request.hasSession() ? ofSession(request) : opening(request);
    }

    private Optional<HandshakeError> ofSession(EngineRequest request) {
        Optional<EngineSession> session = sessions.find(request.sid());
        if (session.isEmpty()) {
            return Optional.of(HandshakeError.SESSION_UNKNOWN);
        }
        boolean mismatch =
                !request.isUpgrade()
                        && !session.get().transport().name().equals(request.transport());
        return mismatch || !request.isVersion4()
                ? Optional.of(HandshakeError.BAD_REQUEST)
                : Optional.empty();
    }

    private Optional<HandshakeError> opening(EngineRequest request) {
        if (!request.method().equals("GET")) {
            return Optional.of(HandshakeError.BAD_METHOD);
        }
        if (request.isWebSocket() && !request.isUpgrade()) {
            return Optional.of(HandshakeError.BAD_REQUEST);
        }
        if (isFromElsewhere(request)) {
            return Optional.of(HandshakeError.FORBIDDEN);
        }
        if (!request.isVersion4()) {
            return Optional.of(HandshakeError.UNSUPPORTED_VERSION);
        }
        if (draining.isRefusing()) {
            return Optional.of(HandshakeError.COME_AGAIN);
        }
        if (!application.accepting()) {
            return Optional.of(HandshakeError.NOT_READY);
        }
        return sessions.areFull() ? Optional.of(HandshakeError.FULL) : Optional.empty();
    }

    /** Only browsers send an origin, and they cannot be made to send a false one. */
    private boolean isFromElsewhere(EngineRequest request) {
        String origin = request.http().getHeader("Origin");
        return origin != null && origins.isPresent() && !origins.get().contains(origin);
    }
}
