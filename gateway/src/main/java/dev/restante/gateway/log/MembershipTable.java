package dev.restante.gateway.log;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The sessions topic as a table: the sessions within its retention, by socket id. Written by the
 * log's reader, read by all. When it is full the session that was written longest ago is forgotten.
 */
final class MembershipTable {

    private record Waiting(long offset, CompletableFuture<Void> reached) {}

    private final int limit;
    private final Map<String, Membership> bySocket = new LinkedHashMap<>();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::offset));
    private long next;
    private boolean complete = true;

    /**
     * @param limit sessions that are remembered at most
     */
    MembershipTable(int limit) {
        this.limit = limit;
    }

    synchronized void put(String socket, Membership membership) {
        bySocket.remove(socket);
        bySocket.put(socket, membership);
        if (bySocket.size() > limit) {
            bySocket.remove(bySocket.keySet().iterator().next());
            complete = false;
        }
    }

    synchronized Optional<Membership> get(String socket) {
        return Optional.ofNullable(bySocket.get(socket));
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
    synchronized void advance(long offset) {
        next = offset;
        while (!waiting.isEmpty() && waiting.peek().offset() <= next) {
            waiting.poll().reached().complete(null);
        }
    }

    /** Completes when everything before {@code offset} is in the table. */
    synchronized CompletionStage<Void> reached(long offset) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        if (offset <= next) {
            reached.complete(null);
        } else {
            waiting.add(new Waiting(offset, reached));
        }
        return reached;
    }
}
