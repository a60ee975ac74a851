package dev.restante.gateway.rooms;

import dev.restante.contract.ServerEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The members of one namespace by room. Not thread-safe: every event loop has its own.
 *
 * @param <M> a member
 */
public final class RoomIndex<M> {

    private final Set<M> everyone = new LinkedHashSet<>();
    private final Map<String, Set<M>> byRoom = new HashMap<>();

    /** Adds a member with the rooms it is in. */
    public void add(M member, Set<String> rooms) {
        everyone.add(member);
        rooms.forEach(room -> join(member, room));
    }

    /** Makes a member hear a room. */
    public void join(M member, String room) {
        byRoom.computeIfAbsent(room, r -> new LinkedHashSet<>()).add(member);
    }

    /** Makes a member deaf to a room. */
    public void leave(M member, String room) {
        byRoom.computeIfPresent(
                room,
                (r, members) -> {
                    members.remove(member);
                    return members.isEmpty() ? null : members;
                });
    }

    /** Removes a member that is in {@code rooms}. */
    public void remove(M member, Set<String> rooms) {
        everyone.remove(member);
        rooms.forEach(room -> leave(member, room));
    }

    /** Who hears the event, each once. A view or a copy: not to be kept nor changed. */
    public Set<M> audience(ServerEvent event) {
        Set<M> addressed = event.to().isEmpty() ? everyone : membersOf(event.to());
        Set<String> excluded = Audience.excluded(event);
        if (excluded.isEmpty() || addressed.isEmpty()) {
            return addressed;
        }
        Set<M> hearing = new LinkedHashSet<>(addressed);
        hearing.removeAll(membersOf(excluded));
        return hearing;
    }

    private Set<M> membersOf(Set<String> rooms) {
        if (rooms.size() == 1) {
            return byRoom.getOrDefault(rooms.iterator().next(), Collections.emptySet());
        }
        Set<M> members = new LinkedHashSet<>();
        rooms.forEach(room -> members.addAll(byRoom.getOrDefault(room, Set.of())));
        return members;
    }

    /** Whether nobody is here. */
    public boolean isEmpty() {
        return everyone.isEmpty();
    }

    /** Number of members. */
    public int size() {
        return everyone.size();
    }
}
