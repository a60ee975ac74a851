package dev.restante.system.chaos;

import dev.restante.system.chaos.Sent.Kind;
import dev.restante.system.chaos.Topics.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what is wrong, when nothing is on its way any more: each check takes what one side says
 * and compares it with the topics or with what was acked.
 */
final class Reckoning {

    private final Map<String, Sent> sent;
    private final Map<String, List<Place>> acked;
    private final List<String> faults = new ArrayList<>();

    Reckoning(Books books) {
        this.sent = books.sent();
        this.acked = books.acked();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String text, Object... arguments) {
        faults.add(text.formatted(arguments));
    }

    /** What was acked is where the ack says. */
    void stored(Topics topics) {
        acked.forEach(
                (id, places) -> {
                    for (Place place : places) {
                        if (!id.equals(topics.at(place))) {
                            fault("%s was acked at %s, where %s is", id, place, topics.at(place));
                        }
                    }
                });
    }

    /**
     * Each acked message of a room is processed once, and in the order of its source.
     *
     * @param processed ids in the order in which consumer-service numbered them
     */
    void processed(String room, List<String> processed) {
        once("consumer-service", processed);
        inOrder("consumer-service", processed);
        Set<String> done = new HashSet<>(processed);
        for (String id : acked.keySet()) {
            Sent event = sent.get(id);
            if (event.kind() == Kind.MESSAGE && event.room().equals(room) && !done.contains(id)) {
                fault("%s was acked and is not processed", id);
            }
        }
    }

    /**
     * What is told to a room, after repeats of a record are left out, is each acked event once, in
     * the order of its source.
     *
     * @return what every member has to receive
     */
    List<Told> told(String room, List<Told> all) {
        Map<String, Told> records = new LinkedHashMap<>();
        all.forEach(event -> records.putIfAbsent(event.record(), event));
        List<String> ids = records.values().stream().map(Told::id).toList();
        once("the topic", ids);
        inOrder("the topic", ids);
        Set<String> there = new HashSet<>(ids);
        for (String id : acked.keySet()) {
            if (sent.get(id).room().equals(room) && !there.contains(id)) {
                fault("%s was acked and is not told to the room", id);
            }
        }
        return List.copyOf(records.values());
    }

    private void once(String where, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!sent.containsKey(id)) {
                fault("%s has %s, which nobody sent", where, id);
            } else if (!seen.add(id)) {
                fault("%s has %s twice", where, id);
            }
        }
    }

    private void inOrder(String where, List<String> ids) {
        Map<String, Sent> last = new HashMap<>();
        for (String id : ids) {
            Sent event = sent.get(id);
            if (event != null) {
                Sent before = last.put(event.source(), event);
                if (before != null && before.number() > event.number()) {
                    fault("%s has %s after %s", where, id, before.id());
                }
            }
        }
    }

    /**
     * A member that keeps its session received exactly what was told to the room, in that order,
     * from its join on.
     *
     * @param session its socket id: what excepts it, it does not hear
     * @param since what was sent when it was told that it is in the room, or later, it must
     *     receive; what was sent before, it may
     */
    void received(
            String member, String session, int since, List<Told> told, List<String> received) {
        List<String> all =
                told.stream()
                        .filter(event -> !event.except().contains(session))
                        .map(Told::id)
                        .toList();
        int begin = received.isEmpty() ? -1 : all.indexOf(received.get(0));
        int latest = firstOf(since, all);
        List<String> due = all.subList(begin < 0 ? latest : Math.min(begin, latest), all.size());
        if (!due.equals(received)) {
            differs(member, due, received);
        }
    }

    private int firstOf(int since, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            Sent event = sent.get(ids.get(i));
            if (event != null && event.order() >= since) {
                return i;
            }
        }
        return ids.size();
    }

    private void differs(String member, List<String> due, List<String> received) {
        Set<String> had = new HashSet<>();
        for (String id : received) {
            if (!had.add(id)) {
                fault("%s received %s twice", member, id);
            }
        }
        due.stream().filter(id -> !had.contains(id)).forEach(id -> fault("%s lost %s", member, id));
        Set<String> known = Set.copyOf(due);
        had.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> fault("%s received %s, which is not for it", member, id));
        List<String> common = new ArrayList<>(due);
        common.retainAll(had);
        for (int i = 0; i < Math.min(common.size(), received.size()); i++) {
            if (!common.get(i).equals(received.get(i))) {
                fault("%s received %s where %s is due", member, received.get(i), common.get(i));
                return;
            }
        }
    }

    /**
     * What a member received in one session, of those it does not keep, is a part of what was told
     * to the room without a hole.
     *
     * @param isLast whether it is the session in which everything came to an end
     */
    void receivedInPart(String member, List<Told> told, List<String> received, boolean isLast) {
        List<String> all = told.stream().map(Told::id).toList();
        int begin = received.isEmpty() ? -1 : all.indexOf(received.get(0));
        if (received.isEmpty() ? isLast : begin < 0) {
            fault("%s received %s, of what was told to the room", member, received);
        } else if (!received.isEmpty()) {
            int end = isLast ? all.size() : Math.min(all.size(), begin + received.size());
            List<String> due = all.subList(begin, end);
            if (!due.equals(received)) {
                differs(member, due, received);
            }
        }
    }

    /** Ids without those of other rooms; in their order. */
    List<String> ofRoom(String room, List<String> ids) {
        return ids.stream().filter(id -> isOf(room, id)).toList();
    }

    private boolean isOf(String room, String id) {
        Sent event = sent.get(id);
        return event != null && event.room().equals(room);
    }

    /** Acked events by kind, for whoever reads the result. */
    Map<Kind, Long> ackedByKind() {
        Map<Kind, Long> counts = new HashMap<>();
        acked.keySet().forEach(id -> counts.merge(sent.get(id).kind(), 1L, Long::sum));
        return Collections.unmodifiableMap(counts);
    }
}
