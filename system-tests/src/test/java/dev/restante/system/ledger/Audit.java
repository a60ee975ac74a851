package dev.restante.system.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through what arrived at one place after another, and sums up what is wrong. */
final class Audit {

    private static final int MOST_FAULTS = 20;

    private final Map<String, Event> known;
    private final List<String> faults = new ArrayList<>();
    private int lost;
    private int doubled;
    private int outOfOrder;
    private int strangers;

    Audit(Map<String, Event> known) {
        this.known = Map.copyOf(known);
    }

    /**
     * @param place where the events arrived
     * @param arrived their ids, in the order of arrival
     * @param due ids that had to arrive
     */
    void check(String place, List<String> arrived, Set<String> due) {
        Set<String> seen = new HashSet<>();
        Map<String, Integer> last = new HashMap<>();
        for (String id : arrived) {
            Event event = known.get(id);
            if (event == null) {
                strangers++;
                fault("%s: nobody sent %s", place, id);
            } else if (!seen.add(id)) {
                doubled++;
                fault("%s: %s came again", place, id);
            } else {
                checkOrder(place, event, last);
            }
        }
        for (String id : due) {
            if (!seen.contains(id)) {
                lost++;
                fault("%s: %s is lost", place, id);
            }
        }
    }

    private void checkOrder(String place, Event event, Map<String, Integer> last) {
        int before = last.getOrDefault(event.source(), 0);
        if (event.number() < before) {
            outOfOrder++;
            fault("%s: %s came after %s", place, event.id(), event.source() + "-" + before);
        } else {
            last.put(event.source(), event.number());
        }
    }

    private void fault(String text, Object... arguments) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(text.formatted(arguments));
        }
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int outOfOrder() {
        return outOfOrder;
    }

    int strangers() {
        return strangers;
    }

    List<String> faults() {
        return faults;
    }
}
