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
    FULL(503, 503, "Too many connections"),

    /** Not of the reference server: this gateway goes down, or cannot serve this session now. */
    COME_AGAIN(503, 503, "Connect again");

    private static final int UNAVAILABLE = 503;

    /** Seconds; what the official clients wait by default before they connect again. */
    private static final String SOON = "1";

    private final int status;
    private final int code;
    private final String message;

    HandshakeError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    void answer(HttpServerResponse response) {
        ends(response)
                .putHeader("Content-Type", "application/json")
                .end("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    /**
     * The bare text and an end of the connection, as the reference answers a refused upgrade: 400
     * also for what a plain request is answered 403.
     */
    void answerUpgrade(HttpServerResponse response) {
        ends(response)
                .setStatusCode(this == FORBIDDEN ? 400 : status)
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "text/html")
                .end(message);
    }

    private HttpServerResponse ends(HttpServerResponse response) {
        response.setStatusCode(status);
        if (status == UNAVAILABLE) {
            response.putHeader("Retry-After", SOON);
        }
        if (this == COME_AGAIN) {
            // On this TCP connection the client would find the same gateway again.
            response.putHeader("Connection", "close");
        }
        return response;
    }
}
