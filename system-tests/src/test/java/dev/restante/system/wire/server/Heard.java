package dev.restante.system.wire.server;

import dev.restante.contract.ClientEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every client event the service has read. */
final class Heard {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<ClientEvent> events = new ArrayList<>();
    private final List<Exception> flaws = new ArrayList<>();

    synchronized void add(ClientEvent event) {
        events.add(event);
        notifyAll();
    }

    /** A record that could not be read or answered. */
    synchronized void flaw(Exception flaw) {
        System.out.println("FLAW    the service behind the gateways: " + flaw);
        flaws.add(flaw);
    }

    synchronized List<ClientEvent> all(Predicate<ClientEvent> kind) {
        return events.stream().filter(kind).toList();
    }

    synchronized boolean has(Predicate<ClientEvent> kind) {
        return events.stream().anyMatch(kind);
    }

    synchronized ClientEvent first(Predicate<ClientEvent> kind) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<ClientEvent> found = events.stream().filter(kind).findFirst();
            long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (found.isPresent()) {
                return found.get();
            }
            if (left <= 0) {
                throw new AssertionError(
                        "the service heard no such event; what was amiss: " + flaws);
            }
            waitFor(left);
        }
    }

    private void waitFor(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
