package dev.restante.system.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.restante.system.client.Client;
import dev.restante.system.client.Connected;
import dev.restante.system.client.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A client in some rooms. Whoever does not keep its session over a drop joins its rooms again in
 * each new one, as an application has to do it.
 */
final class Member {

    private static final long ANSWER_WITHIN_MS = 3_000;
    private static final long GLANCE_MS = 20;
    private static final Set<String> EVENTS =
            Stream.of(Sent.Kind.values()).map(Sent.Kind::event).collect(Collectors.toSet());

    private final Client client;
    private final boolean keepsSession;
    private final Books books;
    private final List<String> wanted = new CopyOnWriteArrayList<>();

    /** How much had been sent when it was in a room for certain, by room. */
    private final Map<String, Integer> since = new ConcurrentHashMap<>();

    /** The number of the connection to which {@link #since} belongs, if it keeps no session. */
    private volatile int connection;

    private volatile boolean joining;

    /**
     * @param keepsSession whether the client knows connection state recovery
     */
    Member(Client client, boolean keepsSession, Books books) {
        this.client = client;
        this.keepsSession = keepsSession;
        this.books = books;
    }

    /** Joins what it wants to be in, now and whenever it has to. */
    Member start(ScheduledExecutorService clock) {
        clock.scheduleWithFixedDelay(this::glance, 0, GLANCE_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** From now on it wants to be in one more room. */
    void want(String room) {
        wanted.add(room);
    }

    private void glance() {
        int now = client.inbox().connections().size();
        if (!joining && !keepsSession && now > connection) {
            since.clear();
            connection = now;
        }
        List<String> missing = wanted.stream().filter(room -> !since.containsKey(room)).toList();
        if (!joining && !missing.isEmpty()) {
            joining = true;
            join(missing.get(0), now);
        }
    }

    private void join(String room, int now) {
        client.ask("join", JsonNodeFactory.instance.textNode(room))
                .orTimeout(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
                .whenComplete(
                        (ack, failure) -> {
                            boolean well = failure == null && isWell(ack);
                            if (well && (keepsSession || now == connection)) {
                                since.put(room, books.size());
                            }
                            joining = false;
                        });
    }

    private static boolean isWell(JsonNode ack) {
        return ack.path("status").asText().equals("ok");
    }

    /** Whether it is in its rooms, in its present session. */
    boolean isJoined() {
        return since.keySet().containsAll(wanted)
                && (keepsSession || connection == client.inbox().connections().size());
    }

    Client client() {
        return client;
    }

    String name() {
        return client.name();
    }

    /** Where it is for certain. */
    List<String> rooms() {
        return List.copyOf(since.keySet());
    }

    /** How much had been sent when it was told that it is in a room. */
    int since(String room) {
        return since.get(room);
    }

    boolean keepsSession() {
        return keepsSession;
    }

    /** Whether it received these events, by whatever connection. */
    boolean hasAll(Set<String> ids) {
        return Set.copyOf(client.inbox().ids(EVENTS.toArray(String[]::new))).containsAll(ids);
    }

    /** What is wrong with its sessions: whoever keeps one has it for good. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<Connected> all = client.inbox().connections();
        if (keepsSession) {
            for (Connected one : all.subList(1, all.size())) {
                if (!one.equals(new Connected(all.get(0).id(), true))) {
                    faults.add(name() + " came back as " + one + " instead of " + all.get(0));
                }
            }
        }
        client.inbox()
                .events("gap")
                .forEach(gap -> faults.add(name() + " was told of a gap: " + gap));
        return faults;
    }

    /** Ids of what it received in a room, all in one or connection by connection. */
    List<List<String>> received(String room) {
        List<List<Received>> parts =
                keepsSession
                        ? List.of(client.inbox().events())
                        : client.inbox().eventsByConnection();
        return parts.stream().map(part -> ids(part, room)).toList();
    }

    private static List<String> ids(List<Received> part, String room) {
        return part.stream()
                .filter(event -> EVENTS.contains(event.event()))
                .map(Received::data)
                .filter(data -> data.path("room").asText().equals(room))
                .map(data -> data.path("id").asText())
                .toList();
    }
}
