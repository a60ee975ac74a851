package dev.restante.system.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was sent, and what of it was acked. Safe for several threads. */
final class Books {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, List<Place>> acked = new LinkedHashMap<>();

    /** A new event. */
    synchronized Sent next(Sent.Kind kind, String sender, String room) {
        int number = numbers.merge(Sent.source(kind, sender, room), 1, Integer::sum);
        Sent event = new Sent(kind, sender, room, number, sent.size());
        sent.put(event.id(), event);
        return event;
    }

    /**
     * An event was acked.
     *
     * @param places where it is stored, if the ack says so
     */
    synchronized void acked(Sent event, List<Place> places) {
        acked.computeIfAbsent(event.id(), id -> new ArrayList<>()).addAll(places);
    }

    /** The {@link Sent#order} of what is sent next. */
    synchronized int size() {
        return sent.size();
    }

    synchronized Map<String, Sent> sent() {
        return Map.copyOf(sent);
    }

    /** Ids of what was acked, and where each is stored. */
    synchronized Map<String, List<Place>> acked() {
        return new LinkedHashMap<>(acked);
    }
}
