package dev.restante.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that came to a client, in order. Safe for several threads. */
public final class Inbox {

    private final List<Connected> connections = new ArrayList<>();
    private final List<String> disconnects = new ArrayList<>();
    private final List<Received> events = new ArrayList<>();
    private final List<Integer> begins = new ArrayList<>();
    private final List<List<JsonNode>> plain = new ArrayList<>();

    synchronized void connected(String id, boolean recovered) {
        connections.add(new Connected(id, recovered));
        begins.add(events.size());
    }

    synchronized void disconnected(String reason) {
        disconnects.add(reason);
    }

    /** Name and arguments as the client hands them to its listeners, so with the cursor. */
    synchronized void event(List<JsonNode> all) {
        JsonNode last = all.get(all.size() - 1);
        if (all.size() < 2 || !last.isTextual()) {
            plain.add(List.copyOf(all));
            return;
        }
        events.add(
                new Received(all.get(0).asText(), all.subList(1, all.size() - 1), last.asText()));
    }

    /** Every time it came into its namespace. */
    public synchronized List<Connected> connections() {
        return List.copyOf(connections);
    }

    /** Every time it fell out of it, with the reason the client gives. */
    public synchronized List<String> disconnects() {
        return List.copyOf(disconnects);
    }

    /**
     * Every event.
     *
     * @throws AssertionError if one came without a cursor
     */
    public synchronized List<Received> events() {
        if (!plain.isEmpty()) {
            throw new AssertionError("events without a cursor: " + plain);
        }
        return List.copyOf(events);
    }

    /** Name and arguments of every event that came without a cursor: its namespace has none. */
    public synchronized List<List<JsonNode>> withoutCursor() {
        return List.copyOf(plain);
    }

    /** The events of one connection after the other. */
    public synchronized List<List<Received>> eventsByConnection() {
        List<Received> all = events();
        List<List<Received>> parts = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1) : all.size();
            parts.add(all.subList(begins.get(i), end));
        }
        return parts;
    }

    /** The events of one name. */
    public List<Received> events(String name) {
        return events().stream().filter(event -> event.event().equals(name)).toList();
    }

    /** The member {@code id} of every event of these names, in order. */
    public List<String> ids(String... names) {
        Set<String> wanted = Set.of(names);
        return events().stream()
                .filter(event -> wanted.contains(event.event()))
                .map(event -> event.data().path("id").asText())
                .toList();
    }
}
