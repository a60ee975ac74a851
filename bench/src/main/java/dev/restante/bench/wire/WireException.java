package dev.restante.bench.wire;

import java.io.IOException;

/** A server sent what is not expected here, or ended a connection. */
public final class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
