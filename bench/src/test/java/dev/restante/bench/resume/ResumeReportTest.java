package dev.restante.bench.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.bench.load.LostException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResumeReportTest {

    private static final Ledger WHOLE = new Ledger(10, 0, 0, 0, 0, "");
    private static final Ledger HOLE = new Ledger(10, 7, 0, 0, 0, "");

    private final ResumeReport report = new ResumeReport();

    @Test
    void theMedianOfTheRoundsAndEveryRoundAreTold() {
        report.add(Fault.CUT, Contender.RESTANTE, outcome(WHOLE, 10, 900));
        report.add(Fault.CUT, Contender.RESTANTE, outcome(WHOLE, 10, 700));
        report.add(Fault.CUT, Contender.RESTANTE, outcome(WHOLE, 10, 1_200));

        assertThat(report.text())
                .contains("| 10 of 10 | 0 | 0 | 0 |", "**900** (900, 700, 1,200)")
                .contains("all within 3000 ms: met (slowest round: 1200 ms)");
    }

    @Test
    void whoIsFasterIsToldByARatio() {
        report.add(Fault.CUT, Contender.RESTANTE, outcome(WHOLE, 10, 1_000));
        report.add(Fault.CUT, Contender.MEMORY, outcome(WHOLE, 10, 2_500));

        assertThat(report.text()).contains("Socket.IO in memory / Restante: 2.5");
    }

    @Test
    void whoLostSomethingHasNoTime() {
        report.add(Fault.CUT, Contender.RESTANTE, outcome(WHOLE, 10, 1_000));
        report.add(Fault.CUT, Contender.REDIS, outcome(HOLE, 10, 500));

        assertThat(report.text()).contains("| 7 | 0 | 0 |", "never").doesNotContain("/ Restante:");
    }

    @Test
    void tooLateIsNotTheAim() {
        report.add(Fault.KILLED, Contender.RESTANTE, outcome(WHOLE, 10, 3_001));

        assertThat(report.text()).contains("NOT MET (slowest round: 3001 ms)");
    }

    @Test
    void whatOthersLoseIsNoFailure() {
        report.add(Fault.CUT, Contender.REDIS, outcome(HOLE, 10, 500));

        assertThatCode(report::check).doesNotThrowAnyException();
    }

    @Test
    void whatRestanteLosesFailsTheRun() {
        report.add(Fault.CUT, Contender.RESTANTE, outcome(HOLE, 10, 500));

        assertThatThrownBy(report::check).isInstanceOf(LostException.class);
    }

    @Test
    void aClientOfRestanteThatNeverHadEverythingFailsTheRun() {
        report.add(Fault.CUT, Contender.RESTANTE, outcome(WHOLE, 9, 500));

        assertThatThrownBy(report::check).hasMessageContaining("9 of 10");
    }

    private static Outcome outcome(Ledger ledger, int complete, double lastMs) {
        double[] times = {lastMs / 2, lastMs, lastMs};
        return new Outcome(
                100, 10, ledger, 0, 10, times, complete, times, 1, 1, 1, 0, 100, 30, Map.of());
    }
}
