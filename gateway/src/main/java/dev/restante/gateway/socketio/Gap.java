package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Positions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The event {@value #NAME}: the honest answer to a client whose missed events cannot be given to
 * it. Its argument is {@code {reason, from, to, earliest}}, the places as cursors; {@code from} is
 * null if the client's own place is not known.
 */
final class Gap {

    static final String NAME = "gap";

    /** Why the session could not be resumed. */
    enum Reason {
        /** The log has been deleted as far as behind the client's cursor. */
        NO_LONGER_KEPT("no longer kept"),
        /** A topic was deleted and made again, or has another number of partitions. */
        ANOTHER_LOG("another log"),
        /** The cursor is ahead of the log. */
        NOT_OF_THIS_LOG("not of this log"),
        /** The cursor is none, or is cut off. */
        UNREADABLE_CURSOR("unreadable cursor"),
        /** What was stored of the session had to be forgotten. */
        SESSION_FORGOTTEN("session forgotten"),
        /** The session is older than the window. */
        SESSION_EXPIRED("session expired"),
        /** A service ended it; the client may have lost the DISCONNECT that said so. */
        SESSION_ENDED("session ended"),
        /** The {@code pid} was signed with a key that no gateway has any more, or by nobody. */
        UNKNOWN_KEY("unknown key"),
        /** The {@code pid} is none, or is cut off. */
        UNREADABLE_PID("unreadable pid"),
        /** The session is one of another namespace. */
        ANOTHER_NAMESPACE("another namespace");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    private Gap() {}

    static Packet event(
            Session fresh, Reason reason, Optional<Positions> from, Bounds bounds, Cursor cursor) {
        String to = cursor.format(fresh.shard().position());
        String json =
                "{\"reason\":\"%s\",\"from\":%s,\"to\":\"%s\",\"earliest\":\"%s\"}"
                        .formatted(
                                reason.wireName(),
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
