package dev.restante.gateway.log;

import dev.restante.contract.ServerEvent;
import dev.restante.gateway.rooms.Audience;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What outlives a gateway of one session. The sessions topic keeps it, keyed by the socket id.
 *
 * @param namespace Socket.IO namespace of the session
 * @param user who the client is, when a service said so at its admission
 * @param rooms rooms joined after the connect, each with the place in the log at which it was
 *     joined
 * @param gateway gateway the session is connected to; empty when it is known to be disconnected
 * @param connection tells its last CONNECT from all others
 * @param obeyed place up to which the orders of services are in {@code rooms}; those before it must
 *     not be obeyed again, because the client may have changed its mind since
 * @param received place up to which the client has had the log although it has no cursor that says
 *     so: it answered a question (an event that asks for an acknowledgement carries no cursor)
 * @param ended whether client or service ended the session for good; it cannot be resumed
 */
public record Membership(
        String namespace,
        Optional<String> user,
        Map<String, Positions> rooms,
        String gateway,
        String connection,
        Optional<Positions> obeyed,
        Optional<Positions> received,
        boolean ended) {

    /** What the name of a user's own room begins with. */
    public static final String USER_ROOM = "user:";

    public Membership {
        rooms = Map.copyOf(rooms);
    }

    /** A session without rooms or connection. */
    public static Membership fresh(String namespace) {
        return new Membership(
                namespace,
                Optional.empty(),
                Map.of(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same session of a user. */
    public Membership of(Optional<String> whom) {
        return new Membership(namespace, whom, rooms, gateway, connection, obeyed, received, ended);
    }

    /** The same session on a (new) connection. */
    public Membership connected(String toGateway, String onConnection) {
        return new Membership(
                namespace, user, rooms, toGateway, onConnection, obeyed, received, false);
    }

    /** The same session without a connection. */
    public Membership disconnected(boolean forGood) {
        return new Membership(namespace, user, rooms, "", connection, obeyed, received, forGood);
    }

    /** Also a member of {@code room}; an earlier join of it stays what it was. */
    public Membership joined(String room, Positions since) {
        Map<String, Positions> more = new HashMap<>(rooms);
        more.putIfAbsent(room, since);
        return withRooms(more);
    }

    /** No member of {@code room} any longer. */
    public Membership left(String room) {
        Map<String, Positions> fewer = new HashMap<>(rooms);
        fewer.remove(room);
        return withRooms(fewer);
    }

    /** Orders of services before {@code place} are in the rooms. */
    public Membership obeyed(Positions place) {
        Optional<Positions> later = Optional.of(obeyed.map(place::max).orElse(place));
        return new Membership(namespace, user, rooms, gateway, connection, later, received, ended);
    }

    /** The client has had the log up to {@code place}. */
    public Membership received(Positions place) {
        Optional<Positions> later = Optional.of(received.map(place::max).orElse(place));
        return new Membership(namespace, user, rooms, gateway, connection, obeyed, later, ended);
    }

    private Membership withRooms(Map<String, Positions> others) {
        return new Membership(
                namespace, user, others, gateway, connection, obeyed, received, ended);
    }

    /** Whether an order of a service is in the rooms already. */
    public boolean hasObeyed(LogEntry order) {
        return obeyed.map(order::isBefore).orElse(false);
    }

    /** All rooms, the session's own and its user's among them. */
    public Set<String> roomsOf(String socket) {
        Set<String> all = new HashSet<>(rooms.keySet());
        addOwn(socket, all);
        return all;
    }

    private void addOwn(String socket, Set<String> all) {
        all.add(socket);
        user.ifPresent(u -> all.add(USER_ROOM + u));
    }

    /**
     * Whether the session is to hear a record of the past. Only rooms count that it had joined by
     * then.
     */
    public boolean heard(String socket, LogEntry entry) {
        ServerEvent event = entry.event();
        if (!event.envelope().namespace().equals(namespace)) {
            return false;
        }
        Set<String> then = new HashSet<>();
        addOwn(socket, then);
        rooms.forEach(
                (room, since) -> {
                    if (!entry.isBefore(since)) {
                        then.add(room);
                    }
                });
        return Audience.hears(event, then);
    }
}
