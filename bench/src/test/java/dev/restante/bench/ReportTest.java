package dev.restante.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.bench.load.Figures;
import dev.restante.bench.load.FiguresOf;
import dev.restante.bench.load.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Map<Side, List<Figures>> rounds = new EnumMap<>(Side.class);

    @Test
    void mediansAndTheirRatioAreTold() {
        rounds.put(Side.RESTANTE, rates(3_000, 1_000, 9_000));
        rounds.put(Side.NODE, rates(2_000, 1_000));
        rounds.put(Side.MEMORY, List.of());

        String text = new Report(rounds).text();

        assertThat(text)
                .contains("| | Restante | Socket.IO + Kafka | Socket.IO in memory |")
                .contains(
                        "| ingest: acks/s, stored in Kafka | **3,000** (3,000, 1,000, 9,000)"
                                + " | **1,500** (2,000, 1,000) | - | 2.00 |");
    }

    @Test
    void whatNobodyMeasuredIsNotTold() {
        rounds.put(Side.RESTANTE, rates(1_000));

        assertThat(new Report(rounds).text()).doesNotContain("fan-out", "idle");
    }

    @Test
    void nothingHasNoRatioToNothing() {
        rounds.put(Side.RESTANTE, rates(0));
        rounds.put(Side.NODE, rates(0));

        assertThat(new Report(rounds).text()).contains("| - |").doesNotContain("NaN");
    }

    @Test
    void aMachineThatWasNotOursIsTold() {
        rounds.put(Side.NODE, List.of(FiguresOf.one(Metric.PACED_OTHERS, 42)));

        assertThat(new Report(rounds).text()).contains("DISTURBED: others took up to 42 %");
    }

    @Test
    void aMachineThatWasOursIsNotWorthALine() {
        rounds.put(Side.NODE, List.of(FiguresOf.one(Metric.PACED_OTHERS, 4)));

        assertThat(new Report(rounds).text()).doesNotContain("DISTURBED");
    }

    private static List<Figures> rates(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> FiguresOf.one(Metric.INGEST_RATE, value))
                .toList();
    }
}
