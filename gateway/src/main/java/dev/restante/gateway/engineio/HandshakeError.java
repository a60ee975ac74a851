package dev.restante.gateway.engineio;

import io.vertx.core.http.HttpServerResponse;

/** Why a handshake is refused, with the codes and texts of the reference server. */
enum HandshakeError {
    TRANSPORT_UNKNOWN(400, 0, "Transport unknown"),
    SESSION_UNKNOWN(400, 1, "Session ID unknown"),
    BAD_METHOD(400, 2, "Bad handshake method"),
    BAD_REQUEST(400, 3, "Bad request"),
    FORBIDDEN(403, 4, "Forbidden"),
    UNSUPPORTED_VERSION(400, 5, "Unsupported protocol version"),
    /** Not of the reference server: the log was not reached yet, the client comes again. */
    NOT_READY(503, 503, "Kafka was not reached yet"),
    /** Not of the reference server: as many connections as {@code max-connections}. */
    FULL(503, 503, "Too many connections");

    private final int status;
    private final int code;
    private final String message;

    HandshakeError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    void answer(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    /**
     * The bare text and an end of the connection, as the reference answers a refused upgrade: 400
     * also for what a plain request is answered 403.
     */
    void answerUpgrade(HttpServerResponse response) {
        response.setStatusCode(this == FORBIDDEN ? 400 : status)
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "text/html")
                .end(message);
    }
}
