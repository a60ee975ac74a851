package dev.restante.gateway.log;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The sessions topic as a table: every session within its retention, by socket id. Written by the
 * log's reader, read by all.
 */
final class MembershipTable {

    private record Waiting(long offset, CompletableFuture<Void> reached) {}

    private final Map<String, Membership> bySocket = new ConcurrentHashMap<>();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::offset));
    private long next;

    void put(String socket, Membership membership) {
        bySocket.put(socket, membership);
    }

    void remove(String socket) {
        bySocket.remove(socket);
    }

    Optional<Membership> get(String socket) {
        return Optional.ofNullable(bySocket.get(socket));
    }

    void forEach(BiConsumer<String, Membership> action) {
        bySocket.forEach(action);
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
