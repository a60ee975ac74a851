package dev.restante.gateway.socketio;

import dev.restante.gateway.log.CatchUpReader;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.LogInfo;
import dev.restante.gateway.log.Memberships;
import jakarta.enterprise.context.ApplicationScoped;

/** What every session needs of the rest of the gateway. */
@ApplicationScoped
class SessionServices {

    private final LogInfo log;
    private final CatchUpReader past;
    private final Memberships memberships;
    private final Lifecycle lifecycle;
    private final Sessions sessions;

    SessionServices(
            LogInfo log,
            CatchUpReader past,
            Memberships memberships,
            Lifecycle lifecycle,
            Sessions sessions) {
        this.log = log;
        this.past = past;
        this.memberships = memberships;
        this.lifecycle = lifecycle;
        this.sessions = sessions;
    }

    Cursor cursor() {
        return log.cursor();
    }

    CatchUpReader past() {
        return past;
    }

    Memberships memberships() {
        return memberships;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Sessions sessions() {
        return sessions;
    }
}
