package dev.restante.gateway.log;

import dev.restante.contract.ServerEvent;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stretch of the log that many go through, each for the few records that are for them: it knows
 * which records address whom, so nobody looks at all of them.
 */
final class Block {

    /** Stands for everyone in a namespace. A room of that name finds more than it should. */
    private static final String EVERYONE = "";

    private final List<LogRecord> records;
    private volatile Map<String, Map<String, BitSet>> byAddress;

    /**
     * @param records not to be changed any more
     */
    Block(List<LogRecord> records) {
        this.records = records;
    }

    List<LogRecord> records() {
        return records;
    }

    /** Which records address those who listen; a set of its own. */
    BitSet addressing(Listening who) {
        BitSet found = new BitSet();
        Map<String, BitSet> rooms = byAddress().getOrDefault(who.namespace(), Map.of());
        add(rooms, EVERYONE, found);
        who.rooms().forEach(room -> add(rooms, room, found));
        return found;
    }

    private static void add(Map<String, BitSet> rooms, String room, BitSet found) {
        BitSet records = rooms.get(room);
        if (records != null) {
            found.or(records);
        }
    }

    /** Made when it is wanted first; made twice by two at once it is the same. */
    private Map<String, Map<String, BitSet>> byAddress() {
        Map<String, Map<String, BitSet>> known = byAddress;
        if (known == null) {
            known = index();
            byAddress = known;
        }
        return known;
    }

    private Map<String, Map<String, BitSet>> index() {
        Map<String, Map<String, BitSet>> index = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            ServerEvent event = records.get(i).event();
            Map<String, BitSet> rooms =
                    index.computeIfAbsent(event.envelope().namespace(), n -> new HashMap<>());
            Set<String> to = event.to().isEmpty() ? Set.of(EVERYONE) : event.to();
            for (String room : to) {
                rooms.computeIfAbsent(room, r -> new BitSet()).set(i);
            }
        }
        return index;
    }
}
