package dev.restante.system.ledger;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The account of one scenario: what was sent, what was promised, what arrived.
 *
 * <p>An acked event must be processed once (if it is for consumer-service) and reach every listener
 * once, in the order of its source. An event without a good answer may do so. Safe for several
 * threads.
 */
public final class Ledger {

    private final String scenario;
    private final PrintStream console;
    private final Map<String, Event> sent = new LinkedHashMap<>();
    private final Set<String> acked = new LinkedHashSet<>();
    private final Set<String> answered = new LinkedHashSet<>();
    private final Map<String, List<String>> received = new LinkedHashMap<>();
    private final List<String> processed = new ArrayList<>();
    private int refused;

    /**
     * @param scenario its name, for the line it prints
     * @param console where to print
     */
    public Ledger(String scenario, PrintStream console) {
        this.scenario = scenario;
        this.console = console;
    }

    /** An event leaves its sender; may be said again when it is sent again. */
    public synchronized void sent(Event event) {
        sent.put(event.id(), event);
    }

    /** Its sender was told that it is stored. */
    public synchronized void acked(Event event) {
        acked.add(event.id());
        answered.add(event.id());
    }

    /** Its sender was told that it is not stored. */
    public synchronized void refused(Event event) {
        refused++;
        answered.add(event.id());
    }

    /** What consumer-service has processed, in its order. */
    public synchronized void processed(Collection<String> ids) {
        processed.clear();
        processed.addAll(ids);
    }

    /** What reached a client that had to receive everything, in its order. */
    public synchronized void received(String listener, Collection<String> ids) {
        received.put(listener, List.copyOf(ids));
    }

    /** Ids of all events whose senders were told that they are stored. */
    public synchronized Set<String> acked() {
        return Set.copyOf(acked);
    }

    /** Those of them that consumer-service has to process. */
    public synchronized Set<String> ackedForService() {
        return Set.copyOf(acked.stream().filter(id -> sent.get(id).processed()).toList());
    }

    /** The counts. */
    public synchronized Tally tally() {
        Audit audit = new Audit(sent);
        audit.check("consumer-service", processed, ackedForService());
        received.forEach((listener, ids) -> audit.check(listener, ids, acked));
        Set<String> stored = new LinkedHashSet<>(processed);
        received.values().forEach(stored::addAll);
        stored.retainAll(sent.keySet());
        stored.removeAll(acked);
        return new Tally(
                sent.size(),
                acked.size(),
                refused,
                sent.size() - answered.size(),
                processed.size(),
                received.values().stream().mapToInt(List::size).sum(),
                received.size(),
                audit.lost(),
                audit.doubled(),
                audit.outOfOrder(),
                audit.strangers(),
                stored.size(),
                audit.faults());
    }

    /**
     * Prints the counts, one line.
     *
     * @throws AssertionError if anything is lost, doubled, out of order or unknown, or if nothing
     *     was acked or nobody listened: such an account says nothing
     */
    public void mustBalance() {
        Tally tally = tally();
        console.println("LEDGER  " + scenario + ": " + tally);
        if (!tally.balances()) {
            throw new AssertionError(
                    scenario + ": " + tally + "\n  " + String.join("\n  ", tally.faults()));
        }
        if (tally.acked() == 0 || tally.listeners() == 0) {
            throw new AssertionError(scenario + " shows nothing: " + tally);
        }
    }
}
