package dev.restante.bench.load;

import java.io.IOException;

/** A server lost, doubled or refused something: its figures mean nothing. */
public final class LostException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What was lost. */
    public LostException(String message) {
        super(message);
    }
}
