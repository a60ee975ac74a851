package dev.restante.gateway.log;

import dev.restante.contract.ServerEvent;
import dev.restante.gateway.rooms.Audience;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What outlives a gateway of one session. The sessions topic keeps it, keyed by the socket id.
 *
 * @param namespace Socket.IO namespace of the session
 * @param user who the client is, when a service said so at its admission
 * @param history the rooms it is in and was in
 * @param holder the connection that has it
 * @param version counts the changes, so that of two records of one holder the later one is known
 * @param obeyed place up to which the orders of services are in {@code history}; those before it
 *     must not be obeyed again, because the client may have changed its mind since
 * @param received place up to which the client has had the log although it has no cursor that says
 *     so: it answered a question (an event that asks for an acknowledgement carries no cursor)
 * @param ending whether it can be resumed
 */
public record Membership(
        String namespace,
        Optional<String> user,
        RoomHistory history,
        Holder holder,
        long version,
        Optional<Positions> obeyed,
        Optional<Positions> received,
        Ending ending) {

    /** What the name of a user's own room begins with. */
    public static final String USER_ROOM = "user:";

    /** Whether a session is over for good, and by whom. */
    public enum Ending {
        /** It is not: it can be resumed. */
        OPEN,
        /** Its client left. */
        LEFT,
        /** A service ended it. */
        DISMISSED
    }

    /** A session without rooms or connection. */
    public static Membership fresh(String namespace) {
        return new Membership(
                namespace,
                Optional.empty(),
                RoomHistory.EMPTY,
                Holder.NOBODY,
                0,
                Optional.empty(),
                Optional.empty(),
                Ending.OPEN);
    }

    /** The same session of a user. */
    public Membership of(Optional<String> whom) {
        return whom.equals(user) ? this : changed(whom, history, obeyed, received);
    }

    /** The same session on a connection; which of several has it, the topic decides. */
    public Membership heldBy(Holder next) {
        return new Membership(
                namespace, user, history, next, version + 1, obeyed, received, ending);
    }

    /** The same session on the connection that began it. */
    public Membership begunBy(String gateway, String connection) {
        return heldBy(new Holder(gateway, connection, 0));
    }

    /** The same session, whose connection is gone. */
    public Membership disconnected() {
        return heldBy(holder.gone());
    }

    /** The same session when its connection ends. */
    public Membership ended(Ending how) {
        return new Membership(namespace, user, history, holder, version + 1, obeyed, received, how);
    }

    /**
     * Also a member of {@code room}; an earlier join of it stays what it was.
     *
     * @param byClient whether the client asked for it itself
     */
    public Membership joined(String room, Positions since, boolean byClient) {
        return with(history.joined(room, since, byClient));
    }

    /** No member of {@code room} any longer, from {@code until} on. */
    public Membership left(String room, Positions until) {
        return with(history.left(room, until));
    }

    /**
     * Without the rooms that the client had joined itself and may not be in any more: nothing of
     * them is to be heard.
     */
    public Membership keepingChosen(Predicate<String> allowed) {
        return with(
                history.keeping(
                        room -> !history.chosen().contains(room) || allowed.test(room),
                        stay -> !stay.chosen() || allowed.test(stay.room())));
    }

    /**
     * In exactly these rooms: in those that are new from {@code since} on. Of others nothing is to
     * be heard any more, also if a service had ordered before {@code since} that it join them; what
     * a service orders after that is still to be obeyed.
     */
    public Membership exactly(Set<String> rooms, Positions since) {
        Membership exact = with(history.exactly(rooms, since));
        Optional<Positions> before = obeyed.map(since::min);
        return before.equals(obeyed) ? exact : exact.changed(user, exact.history, before, received);
    }

    /** A service's order to join {@code room}; {@code since} is after it. */
    public Membership ordered(LogRecord order, String room, Positions since) {
        return with(history.ordered(order, room, since));
    }

    /** A service's order to leave {@code room}; {@code until} is after it. */
    public Membership orderedOut(LogRecord order, String room, Positions until) {
        return with(history.orderedOut(order, room, until));
    }

    private Membership with(RoomHistory next) {
        return next.equals(history) ? this : changed(user, next, obeyed, received);
    }

    /** Orders of services before {@code place} are in the rooms. */
    public Membership obeyed(Positions place) {
        Optional<Positions> later = Optional.of(obeyed.map(place::max).orElse(place));
        return changed(user, history, later, received);
    }

    /** The client has had the log up to {@code place}. */
    public Membership received(Positions place) {
        Optional<Positions> later = Optional.of(received.map(place::max).orElse(place));
        return changed(user, history, obeyed, later);
    }

    private Membership changed(
            Optional<String> whom,
            RoomHistory rooms,
            Optional<Positions> obeyedNow,
            Optional<Positions> receivedNow) {
        return new Membership(
                namespace, whom, rooms, holder, version + 1, obeyedNow, receivedNow, ending);
    }

    /** Rooms it is in, each with the place in the log at which it was joined. */
    public Map<String, Positions> rooms() {
        return history.now();
    }

    /**
     * The place from which on {@link #rooms} say what it is to hear; before it {@link #heard} does.
     * Nothing if it was in no room yet.
     */
    public Optional<Positions> lastChange() {
        return history.lastChange();
    }

    /** Whether the session has passed on from its holder here to the one there. */
    public boolean isBefore(Membership other) {
        return holder.isBefore(other.holder);
    }

    /** Whether an order of a service is in the rooms already. */
    public boolean hasObeyed(LogRecord order) {
        return obeyed.map(order::isBefore).orElse(false);
    }

    /** All rooms, the session's own and its user's among them. */
    public Set<String> roomsOf(String socket) {
        Set<String> all = new HashSet<>(rooms().keySet());
        all.add(socket);
        user.ifPresent(u -> all.add(USER_ROOM + u));
        return all;
    }

    /** Who goes through the past as this session. */
    public Listening listening(String socket) {
        Set<String> all = roomsOf(socket);
        history.stays().forEach(stay -> all.add(stay.room()));
        return new Listening() {
            @Override
            public String namespace() {
                return namespace;
            }

            @Override
            public Set<String> rooms() {
                return all;
            }

            @Override
            public boolean hears(LogRecord record) {
                return heard(socket, record);
            }
        };
    }

    /**
     * Whether the session is to hear a record of the past. Only rooms count that it had joined by
     * then.
     */
    public boolean heard(String socket, LogRecord record) {
        ServerEvent event = record.event();
        return event.envelope().namespace().equals(namespace)
                && Audience.hears(event, room -> wasIn(room, socket, record));
    }

    private boolean wasIn(String room, String socket, LogRecord record) {
        return room.equals(socket) || isRoomOfUser(room) || history.wasIn(room, record);
    }

    private boolean isRoomOfUser(String room) {
        return user.isPresent()
                && room.startsWith(USER_ROOM)
                && room.startsWith(user.get(), USER_ROOM.length())
                && room.length() == USER_ROOM.length() + user.get().length();
    }
}
