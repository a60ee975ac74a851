package dev.restante.bench;

import dev.restante.bench.load.Figures;
import dev.restante.bench.load.Metric;
import dev.restante.bench.machine.Quiet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Medians of all rounds, and the ratio of Restante to Socket.IO with Kafka, as Markdown. */
final class Report {

    private final Map<Side, List<Figures>> rounds;

    /**
     * @param rounds of each side, in the order in which the sides are to be told
     */
    Report(Map<Side, List<Figures>> rounds) {
        this.rounds = rounds;
    }

    String text() {
        String heads = rounds.keySet().stream().map(Side::label).collect(Collectors.joining(" | "));
        String lines = "--|".repeat(rounds.size() + 2);
        return "| | %s | Restante / Socket.IO + Kafka |%n|%s%n%s"
                        .formatted(
                                heads,
                                lines,
                                Arrays.stream(Metric.values())
                                        .map(this::row)
                                        .collect(Collectors.joining()))
                + warning();
    }

    /** Figures of a machine that was not ours are not to be compared. */
    private String warning() {
        double most =
                rounds.values().stream()
                        .flatMap(List::stream)
                        .flatMapToDouble(f -> Metric.others().stream().flatMapToDouble(f::stream))
                        .max()
                        .orElse(0);
        return most <= Quiet.MAX_PERCENT
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nDISTURBED: others took up to %.0f %% of this machine; do not compare.%n",
                        most);
    }

    private String row(Metric metric) {
        if (rounds.values().stream().allMatch(r -> median(r, metric).isEmpty())) {
            return "";
        }
        String cells =
                rounds.values().stream()
                        .map(figures -> cell(figures, metric))
                        .collect(Collectors.joining(" | "));
        return "| %s | %s | %s |%n".formatted(metric.label(), cells, ratio(metric));
    }

    /** The median, and behind it what every round gave. */
    private static String cell(List<Figures> figures, Metric metric) {
        OptionalDouble median = median(figures, metric);
        if (median.isEmpty()) {
            return "-";
        }
        String all =
                figures.stream()
                        .map(f -> number(f.find(metric).orElseThrow()))
                        .collect(Collectors.joining(", "));
        String shown = number(median.getAsDouble());
        return figures.size() == 1 ? shown : "**" + shown + "** (" + all + ")";
    }

    private String ratio(Metric metric) {
        OptionalDouble ours = median(rounds.getOrDefault(Side.RESTANTE, List.of()), metric);
        OptionalDouble theirs = median(rounds.getOrDefault(Side.NODE, List.of()), metric);
        return ours.isEmpty() || theirs.orElse(0) == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2f", ours.getAsDouble() / theirs.getAsDouble());
    }

    static OptionalDouble median(List<Figures> figures, Metric metric) {
        double[] sorted =
                figures.stream()
                        .map(f -> f.find(metric))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sorted()
                        .toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                sorted.length % 2 == 1
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.1f" : "%,.0f", value);
    }
}
