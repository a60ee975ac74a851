package dev.restante.system.clients;

import static org.awaitility.Awaitility.await;

import dev.restante.system.stack.OwnGateway;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks again and again at a gateway that goes down: whether it is ready, and how many it holds.
 */
final class Watch {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Look(long nanos, boolean ready, int connections) {}

    private final OwnGateway gateway;
    private final List<Look> looks = new ArrayList<>();

    /** Begins while all of them are connected. */
    Watch(OwnGateway gateway) {
        this.gateway = gateway;
        look();
    }

    /** Whether it still answers. */
    private boolean look() {
        try {
            boolean ready = gateway.isReady();
            int connections = (int) gateway.vitals().metric("restante_connections");
            looks.add(new Look(System.nanoTime(), ready, connections));
            return true;
        } catch (UncheckedIOException e) {
            looks.add(new Look(System.nanoTime(), false, 0));
            return false;
        }
    }

    private int all() {
        return looks.get(0).connections();
    }

    private Look last() {
        return looks.get(looks.size() - 1);
    }

    void untilFirstEnd() {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> !look() || last().connections() < all());
    }

    void untilGone() {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> !look() || last().connections() == 0);
    }

    /** Whether it was seen not ready while it held all its connections. */
    boolean notReadyWithAll() {
        return looks.stream().anyMatch(look -> !look.ready() && look.connections() == all());
    }

    /**
     * By how much of all connections it was ahead of an even spread over a time at most: 1 means
     * that all ended at once.
     */
    double mostAhead(Duration time) {
        return looks.stream()
                .mapToDouble(
                        look ->
                                1
                                        - (double) look.connections() / all()
                                        - (double) (look.nanos() - began()) / time.toNanos())
                .max()
                .orElse(1);
    }

    /** When all were there for the last time. */
    private long began() {
        return looks.stream()
                .filter(look -> look.connections() == all())
                .mapToLong(Look::nanos)
                .max()
                .orElseThrow();
    }

    /** From the first end to the last. */
    Duration spread() {
        long end =
                looks.stream()
                        .filter(look -> look.connections() == 0)
                        .mapToLong(Look::nanos)
                        .min()
                        .orElseThrow();
        return Duration.ofNanos(end - began());
    }

    @Override
    public String toString() {
        return "%d connections ended within %d ms, at most %.2f of them ahead of time"
                .formatted(all(), spread().toMillis(), mostAhead(spread()));
    }
}
