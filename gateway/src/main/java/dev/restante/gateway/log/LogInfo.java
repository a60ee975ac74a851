package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;

/** What others may ask of the log at any time. */
@ApplicationScoped
public class LogInfo {

    private final LogState state;

    LogInfo(LogState state) {
        this.state = state;
    }

    /** Whether the log was reached; once true it stays true, also while Kafka is down. */
    public boolean ready() {
        return state.ready();
    }

    /** The form of cursors. Only once {@link #ready()}. */
    public Cursor cursor() {
        return state.cursor();
    }
}
