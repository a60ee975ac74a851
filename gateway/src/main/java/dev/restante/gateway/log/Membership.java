package dev.restante.gateway.log;

import dev.restante.contract.ServerEvent;
import dev.restante.gateway.rooms.Audience;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
 * @param stays rooms it was in before, the latest last: what was sent to them until it left is
 *     still to be heard by a client that did not get it then; at most {@link #MAX_STAYS}
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
        List<Stay> stays,
        String gateway,
        String connection,
        Optional<Positions> obeyed,
        Optional<Positions> received,
        boolean ended) {

    /** What the name of a user's own room begins with. */
    public static final String USER_ROOM = "user:";

    /** Rooms left that are remembered; of one left before them, what was not received is lost. */
    public static final int MAX_STAYS = 20;

    /**
     * A room the session was in.
     *
     * @param since the place in the log at which it was joined
     * @param until the place at which it was left
     */
    public record Stay(String room, Positions since, Positions until) {

        private boolean covers(LogRecord record) {
            return !record.isBefore(since) && record.isBefore(until);
        }
    }

    public Membership {
        rooms = Map.copyOf(rooms);
        stays = List.copyOf(stays);
    }

    /** A session without rooms or connection. */
    public static Membership fresh(String namespace) {
        return new Membership(
                namespace,
                Optional.empty(),
                Map.of(),
                List.of(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same session of a user. */
    public Membership of(Optional<String> whom) {
        return new Membership(
                namespace, whom, rooms, stays, gateway, connection, obeyed, received, ended);
    }

    /** The same session on a (new) connection. */
    public Membership connected(String toGateway, String onConnection) {
        return new Membership(
                namespace, user, rooms, stays, toGateway, onConnection, obeyed, received, false);
    }

    /** The same session without a connection. */
    public Membership disconnected(boolean forGood) {
        return new Membership(
                namespace, user, rooms, stays, "", connection, obeyed, received, forGood);
    }

    /** Also a member of {@code room}; an earlier join of it stays what it was. */
    public Membership joined(String room, Positions since) {
        Map<String, Positions> more = new HashMap<>(rooms);
        more.putIfAbsent(room, since);
        return withRooms(more);
    }

    /** No member of {@code room} any longer, from {@code until} on. */
    public Membership left(String room, Positions until) {
        Map<String, Positions> fewer = new HashMap<>(rooms);
        Positions since = fewer.remove(room);
        if (since == null) {
            return this;
        }
        List<Stay> more = new ArrayList<>(stays);
        more.add(new Stay(room, since, until));
        List<Stay> latest = more.subList(Math.max(0, more.size() - MAX_STAYS), more.size());
        return new Membership(
                namespace, user, fewer, latest, gateway, connection, obeyed, received, ended);
    }

    /** Orders of services before {@code place} are in the rooms. */
    public Membership obeyed(Positions place) {
        Optional<Positions> later = Optional.of(obeyed.map(place::max).orElse(place));
        return new Membership(
                namespace, user, rooms, stays, gateway, connection, later, received, ended);
    }

    /** The client has had the log up to {@code place}. */
    public Membership received(Positions place) {
        Optional<Positions> later = Optional.of(received.map(place::max).orElse(place));
        return new Membership(
                namespace, user, rooms, stays, gateway, connection, obeyed, later, ended);
    }

    private Membership withRooms(Map<String, Positions> others) {
        return new Membership(
                namespace, user, others, stays, gateway, connection, obeyed, received, ended);
    }

    /** Whether an order of a service is in the rooms already. */
    public boolean hasObeyed(LogRecord order) {
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

    /** Who goes through the past as this session. */
    public Listening listening(String socket) {
        Set<String> all = roomsOf(socket);
        stays.forEach(stay -> all.add(stay.room()));
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
        Positions since = rooms.get(room);
        return since != null && !record.isBefore(since)
                || room.equals(socket)
                || isRoomOfUser(room)
                || stays.stream().anyMatch(stay -> stay.room().equals(room) && stay.covers(record));
    }

    private boolean isRoomOfUser(String room) {
        return user.isPresent()
                && room.startsWith(USER_ROOM)
                && room.startsWith(user.get(), USER_ROOM.length())
                && room.length() == USER_ROOM.length() + user.get().length();
    }
}
