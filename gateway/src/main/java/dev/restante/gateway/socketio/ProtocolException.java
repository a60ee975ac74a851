package dev.restante.gateway.socketio;

/** A client sent what is no Socket.IO packet; its connection is closed ("parse error"). */
final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    ProtocolException(String problem) {
        super(problem);
    }
}
