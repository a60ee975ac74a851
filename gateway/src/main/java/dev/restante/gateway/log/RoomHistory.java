package dev.restante.gateway.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rooms of a session, those it is in and those it was in.
 *
 * @param now rooms it is in, each with the place in the log at which it was joined
 * @param chosen those of them that the client joined itself
 * @param stays rooms it was in before, the latest last: what was sent to them until it left is
 *     still to be heard by a client that did not get it then; at most {@link #MAX_STAYS}
 * @param named the place in the log at which a service named exactly the rooms it is in, when the
 *     client came back: orders before it do not change any more which these are
 */
public record RoomHistory(
        Map<String, Positions> now,
        Set<String> chosen,
        List<Stay> stays,
        Optional<Positions> named) {

    /** Rooms left that are remembered; of one left before them, what was not received is lost. */
    public static final int MAX_STAYS = 20;

    static final RoomHistory EMPTY =
            new RoomHistory(Map.of(), Set.of(), List.of(), Optional.empty());

    /**
     * A room the session was in.
     *
     * @param since the place in the log at which it was joined
     * @param until the place at which it was left
     * @param chosen whether the client had joined it itself
     */
    public record Stay(String room, Positions since, Positions until, boolean chosen) {

        private boolean covers(LogRecord record) {
            return !record.isBefore(since) && record.isBefore(until);
        }
    }

    public RoomHistory {
        now = Map.copyOf(now);
        chosen = Set.copyOf(chosen);
        stays = List.copyOf(stays);
    }

    /** Also in {@code room}; an earlier join of it stays what it was. */
    RoomHistory joined(String room, Positions since, boolean byClient) {
        Map<String, Positions> more = new HashMap<>(now);
        boolean isNew = more.putIfAbsent(room, since) == null;
        Set<String> own = new HashSet<>(chosen);
        if (!byClient) {
            own.remove(room);
        } else if (isNew) {
            own.add(room);
        }
        return new RoomHistory(more, own, stays, named);
    }

    /** Not in {@code room} any longer, from {@code until} on. */
    RoomHistory left(String room, Positions until) {
        if (!now.containsKey(room)) {
            return this;
        }
        List<Stay> more = new ArrayList<>(stays);
        more.add(new Stay(room, now.get(room), until, chosen.contains(room)));
        return without(room, more.subList(Math.max(0, more.size() - MAX_STAYS), more.size()));
    }

    /** As if it had never been in other rooms: nothing of them is to be heard any more. */
    RoomHistory keeping(Predicate<String> room, Predicate<Stay> stay) {
        RoomHistory kept =
                new RoomHistory(now, chosen, stays.stream().filter(stay).toList(), named);
        for (String each : now.keySet()) {
            if (!room.test(each)) {
                kept = kept.without(each, kept.stays);
            }
        }
        return kept;
    }

    /** In exactly these rooms: in those that are new from {@code since} on. */
    RoomHistory exactly(Set<String> rooms, Positions since) {
        RoomHistory exact = keeping(rooms::contains, stay -> rooms.contains(stay.room()));
        for (String room : rooms) {
            exact = exact.joined(room, since, false);
        }
        return new RoomHistory(exact.now, exact.chosen, exact.stays, Optional.of(since));
    }

    /** A service's order to join; {@code since} is after it. */
    RoomHistory ordered(LogRecord order, String room, Positions since) {
        if (!isBeforeNamed(order)) {
            return joined(room, since, false);
        }
        return isNewlyNamed(room) ? without(room, stays).joined(room, since, false) : this;
    }

    /** A service's order to leave; {@code until} is after it. */
    RoomHistory orderedOut(LogRecord order, String room, Positions until) {
        if (!isBeforeNamed(order)) {
            return left(room, until);
        }
        return !now.containsKey(room) || isNewlyNamed(room)
                ? this
                : left(room, until).joined(room, named.orElseThrow(), false);
    }

    private boolean isBeforeNamed(LogRecord order) {
        return named.filter(order::isBefore).isPresent();
    }

    /** Whether it is in a room because that was named, as far as is known by now. */
    private boolean isNewlyNamed(String room) {
        return named.filter(place -> place.equals(now.get(room))).isPresent();
    }

    private RoomHistory without(String room, List<Stay> then) {
        Map<String, Positions> fewer = new HashMap<>(now);
        fewer.remove(room);
        Set<String> own = new HashSet<>(chosen);
        own.remove(room);
        return new RoomHistory(fewer, own, then, named);
    }

    /** The place of its last change; nothing if it never changed. */
    Optional<Positions> lastChange() {
        return Stream.concat(now.values().stream(), stays.stream().map(Stay::until))
                .reduce(Positions::max);
    }

    /** Whether it was in a room when a record of the past was written. */
    boolean wasIn(String room, LogRecord record) {
        Positions since = now.get(room);
        return since != null && !record.isBefore(since)
                || stays.stream().anyMatch(stay -> stay.room().equals(room) && stay.covers(record));
    }
}
