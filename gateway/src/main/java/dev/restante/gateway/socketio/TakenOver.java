package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Positions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The event {@value #NAME}: the last words to the older of two connections that showed the same
 * {@code pid}. The DISCONNECT that follows it keeps the official clients from coming back by
 * themselves, or the two would take the session from each other for ever.
 */
final class TakenOver {

    static final String NAME = "taken_over";

    private static final String JSON =
            "{\"reason\":\"session taken over\",\"message\":"
                    + "\"This session goes on on a younger connection\"}";

    private TakenOver() {}

    /**
     * The event.
     *
     * @param cursor the form of cursors, if events of the namespace have one
     * @param place that of the client's last event: it has to get the next one again
     */
    static Packet event(String namespace, Optional<Cursor> cursor, Positions place) {
        return new Packet.Event(
                namespace,
                OptionalLong.empty(),
                NAME,
                Arguments.of(JSON),
                cursor.map(c -> c.format(place)));
    }
}
