package dev.restante.system.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** All that one client reports, in order. Safe for several threads. */
final class Diary {

    /** How long a report may take. */
    private static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String owner;
    private final List<JsonNode> reports = new ArrayList<>();

    Diary(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    synchronized void add(JsonNode report) {
        reports.add(report);
        notifyAll();
    }

    /** The reports of a kind so far. */
    synchronized List<JsonNode> of(Predicate<JsonNode> kind) {
        return reports.stream().filter(kind).toList();
    }

    /**
     * Waits until there are so many reports of a kind, and gives all of that kind.
     *
     * @throws AssertionError if they do not come within 10 s, or a command failed
     */
    synchronized List<JsonNode> atLeast(int count, String what, Predicate<JsonNode> kind) {
        long end = System.nanoTime() + WITHIN_NANOS;
        try {
            while (of(kind).size() < count) {
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (millis <= 0 || !of(report -> is(report, "failed")).isEmpty()) {
                    throw new AssertionError(lacks(count, what, of(kind).size()));
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return of(kind);
    }

    private String lacks(int count, String what, int so) {
        String all = reports.toString();
        String shown = all.length() > 2_000 ? all.substring(0, 2_000) + "..." : all;
        return "%s: %d of %d %s; it reported %s".formatted(owner, so, count, what, shown);
    }

    static boolean is(JsonNode report, String kind) {
        return report.path("report").asText().equals(kind);
    }
}
