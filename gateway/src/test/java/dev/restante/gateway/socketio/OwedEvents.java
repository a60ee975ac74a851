package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent.Emit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events one session must get and which it may get, by the numbers of events. It knows
 * nothing of how the gateway does it: only what the client asked for and was told, and what
 * services ordered.
 */
final class OwedEvents {

    private static final int NEVER = Integer.MAX_VALUE;

    /** Whether an event is for the session. */
    enum Owed {
        NO,
        PERHAPS,
        YES
    }

    /** From some event on the session may be in a room or out of it, and from a later one it is. */
    static final class Change {

        private final boolean in;
        private final int possibleFrom;
        private int certainFrom = NEVER;

        private Change(boolean in, int possibleFrom) {
            this.in = in;
            this.possibleFrom = possibleFrom;
        }

        /** The client was told so: events from this number on are sure. */
        void confirmed(int from) {
            certainFrom = from;
        }
    }

    private final String socket;
    private final Change session;
    private final Map<String, List<Change>> rooms = new HashMap<>();

    /** A client that was told that it is in a new session. */
    OwedEvents(String socket, Change session) {
        this.socket = socket;
        this.session = session;
    }

    /** A client asks for a session, and a gateway that is so far in the log is to give it one. */
    static Change begins(int number) {
        return new Change(true, number);
    }

    /** A client asks for a change of its rooms at a gateway that is so far in the log. */
    Change asked(String room, boolean in, int number) {
        Change change = new Change(in, number);
        rooms.computeIfAbsent(room, r -> new ArrayList<>()).add(change);
        return change;
    }

    /** A service has ordered a change, in the record with this number. */
    void ordered(String room, boolean in, int number) {
        asked(room, in, number).confirmed(number);
    }

    /** Whether the session is to get an event. */
    Owed owed(Emit event, int number) {
        Owed most = event.to().isEmpty() ? Owed.YES : Owed.NO;
        for (String room : event.to()) {
            Owed owed = room.equals(socket) ? Owed.YES : in(room, number);
            most = owed.compareTo(most) > 0 ? owed : most;
        }
        Owed alive = after(Owed.NO, session, number);
        return most.compareTo(alive) < 0 ? most : alive;
    }

    private Owed in(String room, int number) {
        Owed now = Owed.NO;
        for (Change change : rooms.getOrDefault(room, List.of())) {
            now = after(now, change, number);
        }
        return now;
    }

    private static Owed after(Owed before, Change change, int number) {
        Owed wanted = change.in ? Owed.YES : Owed.NO;
        if (number >= change.certainFrom) {
            return wanted;
        }
        return number < change.possibleFrom || before == wanted ? before : Owed.PERHAPS;
    }
}
