package dev.restante.gateway.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The sessions topic as a table: the sessions within its retention, by socket id. Written by the
 * log's reader, read by all. When it is full the session that was written longest ago is forgotten.
 *
 * <p>What a connection wrote after another had claimed its session is void. Every gateway decides
 * that alike, by the order of the topic:
 *
 * <pre>
 *   State of connection a, Claim by b, State of a (void: too late), State of b
 * </pre>
 *
 * <p>Kafka keeps the last record of a key for good, and the others only for a while; so where the
 * last one is void, or a claim, the table's own content has to be written again ({@link #unsaid}).
 */
public final class MembershipTable {

    private record Waiting(long offset, CompletableFuture<Void> reached) {}

    private final int limit;
    private final Map<String, Membership> bySocket = new LinkedHashMap<>();
    private final Set<String> unsaid = new HashSet<>();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::offset));
    private long next;
    private boolean complete = true;

    /**
     * @param limit sessions that are remembered at most
     */
    public MembershipTable(int limit) {
        this.limit = limit;
    }

    /**
     * The next record of the topic.
     *
     * @param offset where it stands
     * @return what is true of the session now
     */
    public synchronized Membership put(String socket, SessionRecord message, long offset) {
        Membership known = bySocket.remove(socket);
        Membership now = next(known, message, offset);
        bySocket.put(socket, now);
        if (now.equals(message.membership())) {
            unsaid.remove(socket);
        } else {
            unsaid.add(socket);
        }
        if (bySocket.size() > limit) {
            forgetOldest();
        }
        return now;
    }

    private static Membership next(Membership known, SessionRecord message, long offset) {
        Membership said = message.membership();
        if (message instanceof SessionRecord.Claim) {
            Holder claims = said.holder().since(offset + 1);
            if (known == null) {
                return said.heldBy(claims);
            }
            // The topic is read again from its beginning after a failure.
            return known.holder().isBefore(claims) ? known.heldBy(claims) : known;
        }
        boolean isVoid =
                known != null
                        && (said.isBefore(known)
                                || (!known.isBefore(said) && said.version() < known.version()));
        return isVoid ? known : said;
    }

    private void forgetOldest() {
        String oldest = bySocket.keySet().iterator().next();
        bySocket.remove(oldest);
        unsaid.remove(oldest);
        complete = false;
    }

    /** What is known of a session. */
    public synchronized Optional<Membership> get(String socket) {
        return Optional.ofNullable(bySocket.get(socket));
    }

    /** The sessions of which the last record does not say what is true. */
    synchronized Map<String, Membership> unsaid() {
        Map<String, Membership> all = new HashMap<>();
        unsaid.forEach(socket -> all.put(socket, bySocket.get(socket)));
        return all;
    }

    /** Whether nothing was forgotten: then a session that is not here never joined a room. */
    synchronized boolean isComplete() {
        return complete;
    }

    /** A copy of all that is remembered. */
    synchronized Map<String, Membership> all() {
        return new LinkedHashMap<>(bySocket);
    }

    /** Everything before {@code offset} is in the table now. */
    public void advance(long offset) {
        List<Waiting> due = new ArrayList<>();
        synchronized (this) {
            next = offset;
            while (!waiting.isEmpty() && waiting.peek().offset() <= next) {
                due.add(waiting.poll());
            }
        }
        due.forEach(w -> w.reached().complete(null));
    }

    /** Completes when everything before {@code offset} is in the table. */
    public synchronized CompletionStage<Void> reached(long offset) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        if (offset <= next) {
            reached.complete(null);
        } else {
            waiting.add(new Waiting(offset, reached));
        }
        return reached;
    }
}
