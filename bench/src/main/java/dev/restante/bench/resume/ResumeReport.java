package dev.restante.bench.resume;

import dev.restante.bench.load.LostException;
import dev.restante.bench.machine.Quiet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of all returns, as Markdown: medians of the rounds, and counts over all of them. */
final class ResumeReport {

    /** What is aimed at, from the moment at which the server is ready. */
    private static final double AIM_MS = 3_000;

    private static final String RESULT_HEADS =
            "| | | missed events | clients resumed | deliveries lost | doubled | out of order |"
                    + " all connected, ms | everything p50, ms | p99, ms | **last, ms** |%n"
                    + "|--|--|--|--|--|--|--|--|--|--|--|%n";
    private static final String COST_HEADS =
            "| | | restart, ms | server CPU, s | store CPU, s | clients CPU, s | peak RSS, MiB |"
                    + " live heap after, MiB | chunks of the past, ring / Kafka |"
                    + " records read to catch up | others, %% |%n"
                    + "|--|--|--|--|--|--|--|--|--|--|--|%n";

    private final Map<Fault, Map<Contender, List<Outcome>>> outcomes = new EnumMap<>(Fault.class);

    void add(Fault fault, Contender contender, Outcome outcome) {
        outcomes.computeIfAbsent(fault, f -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, c -> new ArrayList<>())
                .add(outcome);
    }

    String text() {
        return table(RESULT_HEADS, ResumeReport::result)
                + String.format("%n")
                + table(COST_HEADS, ResumeReport::cost)
                + String.format("%n")
                + ratios()
                + aim()
                + warning();
    }

    private interface Row {
        String of(List<Outcome> rounds);
    }

    private String table(String heads, Row row) {
        StringBuilder table = new StringBuilder(heads.formatted());
        outcomes.forEach(
                (fault, sides) ->
                        sides.forEach(
                                (side, rounds) ->
                                        table.append(
                                                "| %s | %s |%s%n"
                                                        .formatted(
                                                                fault.label(),
                                                                side.label(),
                                                                row.of(rounds)))));
        return table.toString();
    }

    private static String result(List<Outcome> rounds) {
        return cells(
                whole(median(rounds, Outcome::published)),
                "%s of %s"
                        .formatted(
                                whole(median(rounds, o -> o.ledger().recovered())),
                                whole(median(rounds, Outcome::clients))),
                whole(median(rounds, o -> o.ledger().lost())),
                whole(median(rounds, o -> o.ledger().doubled())),
                whole(median(rounds, o -> o.ledger().disordered())),
                allConnected(rounds),
                share(rounds, 0),
                share(rounds, 1),
                last(rounds));
    }

    private static String allConnected(List<Outcome> rounds) {
        return rounds.stream().allMatch(o -> o.connected() >= o.clients())
                ? whole(median(rounds, o -> o.connectedMs()[2]))
                : "only " + whole(median(rounds, Outcome::connected));
    }

    private static String share(List<Outcome> rounds, int index) {
        return lastMs(rounds).isPresent() ? whole(median(rounds, o -> o.completeMs()[index])) : "-";
    }

    private static String last(List<Outcome> rounds) {
        OptionalDouble median = lastMs(rounds);
        if (median.isEmpty()) {
            return "never";
        }
        String all =
                rounds.stream()
                        .map(o -> whole(o.lastMs().orElseThrow()))
                        .collect(Collectors.joining(", "));
        String shown = "**" + whole(median.getAsDouble()) + "**";
        return rounds.size() == 1 ? shown : shown + " (" + all + ")";
    }

    private static OptionalDouble lastMs(List<Outcome> rounds) {
        return rounds.stream().anyMatch(o -> o.lastMs().isEmpty())
                ? OptionalDouble.empty()
                : OptionalDouble.of(median(rounds, o -> o.lastMs().getAsDouble()));
    }

    private static String cost(List<Outcome> rounds) {
        return cells(
                rounds.get(0).restartMs() == 0 ? "-" : whole(median(rounds, Outcome::restartMs)),
                tenths(median(rounds, Outcome::serverCpuSeconds)),
                tenths(median(rounds, Outcome::storeCpuSeconds)),
                tenths(median(rounds, Outcome::loadCpuSeconds)),
                whole(median(rounds, Outcome::peakMib)),
                whole(median(rounds, Outcome::liveMib)),
                paths(rounds),
                rounds.get(0).counters().isEmpty()
                        ? "-"
                        : whole(median(rounds, o -> o.counter("gateway-catch-up"))),
                whole(median(rounds, Outcome::othersPercent)));
    }

    private static String paths(List<Outcome> rounds) {
        return rounds.get(0).counters().isEmpty()
                ? "-"
                : Stream.of("ring", "kafka")
                        .map(p -> "restante_catchup_chunks_total{path=\"" + p + "\"}")
                        .map(name -> whole(median(rounds, o -> o.counter(name))))
                        .collect(Collectors.joining(" / "));
    }

    private String ratios() {
        StringBuilder lines = new StringBuilder();
        outcomes.forEach(
                (fault, sides) -> {
                    OptionalDouble ours = lastMs(sides, Contender.RESTANTE);
                    for (Contender other : List.of(Contender.REDIS, Contender.MEMORY)) {
                        OptionalDouble theirs = lastMs(sides, other);
                        if (ours.isPresent() && theirs.isPresent()) {
                            lines.append(
                                    String.format(
                                            Locale.ROOT,
                                            "* %s: until the last has everything, %s / Restante:"
                                                    + " %.1f%n",
                                            fault.label(),
                                            other.label(),
                                            theirs.getAsDouble() / ours.getAsDouble()));
                        }
                    }
                });
        return lines.toString();
    }

    private static OptionalDouble lastMs(Map<Contender, List<Outcome>> sides, Contender side) {
        return sides.containsKey(side) ? lastMs(sides.get(side)) : OptionalDouble.empty();
    }

    private String aim() {
        OptionalDouble slowest =
                outcomes.values().stream()
                        .filter(sides -> sides.containsKey(Contender.RESTANTE))
                        .flatMap(sides -> sides.get(Contender.RESTANTE).stream())
                        .mapToDouble(o -> o.lastMs().orElse(Double.POSITIVE_INFINITY))
                        .max();
        return slowest.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nAim for Restante, all within %.0f ms: %s (slowest round: %.0f ms).%n",
                        AIM_MS,
                        slowest.getAsDouble() <= AIM_MS ? "met" : "NOT MET",
                        slowest.getAsDouble());
    }

    /** Figures of a machine that was not ours are not to be compared. */
    private String warning() {
        double most =
                outcomes.values().stream()
                        .flatMap(sides -> sides.values().stream())
                        .flatMap(List::stream)
                        .mapToDouble(Outcome::othersPercent)
                        .max()
                        .orElse(0);
        return most <= Quiet.MAX_PERCENT
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nDISTURBED: others took up to %.0f %% of this machine; do not compare.%n",
                        most);
    }

    /**
     * Nothing if all is well with Restante; what others lose is only told.
     *
     * @throws LostException if a session, a delivery or an order was lost
     */
    void check() throws LostException {
        for (Fault fault : outcomes.keySet()) {
            for (Outcome o : outcomes.get(fault).getOrDefault(Contender.RESTANTE, List.of())) {
                if (!o.isWhole()) {
                    throw new LostException(
                            "Restante, %s: %d of %d clients had everything, %s"
                                    .formatted(
                                            fault.label(), o.complete(), o.clients(), o.ledger()));
                }
            }
        }
    }

    private static double median(List<Outcome> rounds, ToDoubleFunction<Outcome> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String cells(String... cells) {
        return " " + String.join(" | ", cells) + " |";
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
