package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The event {@value #NAME}: the honest answer to a client whose missed events cannot be given to
 * it. Its argument is {@code {reason, from, to, earliest}}, the places as cursors; {@code from} is
 * null if the client's own cursor cannot be read.
 */
final class Gap {

    static final String NAME = "gap";

    private Gap() {}

    /** Why the session could not be resumed. */
    static String reason(
            Optional<Membership> membership, Optional<Positions> place, Bounds bounds) {
        if (membership.isEmpty()) {
            return "session forgotten";
        }
        if (place.isEmpty()) {
            return "another log";
        }
        return place.get().reached(bounds.earliest()) ? "not of this log" : "no longer kept";
    }

    static Packet event(
            Session fresh, String reason, Optional<Positions> from, Bounds bounds, Cursor cursor) {
        String to = cursor.format(fresh.shard().position());
        String json =
                "{\"reason\":\"%s\",\"from\":%s,\"to\":\"%s\",\"earliest\":\"%s\"}"
                        .formatted(
                                reason,
                                from.map(f -> '"' + cursor.format(f) + '"').orElse("null"),
                                to,
                                cursor.format(bounds.earliest()));
        return new Packet.Event(
                fresh.namespace().name(),
                OptionalLong.empty(),
                NAME,
                Arguments.of(json),
                Optional.of(to));
    }
}
