package dev.restante.stack.control;

import dev.restante.stack.process.ProcessReport;
import java.time.Duration;
import java.time.Instant;

/** The status of a stack as text for a terminal. */
final class StatusTable {

    private static final String ROW = "%-18s %-9s %8s %6s  %s%n";
    private static final int SECONDS = 60;

    private StatusTable() {}

    static String of(StatusReport status, Instant now) {
        StringBuilder table = new StringBuilder();
        table.append(ROW.formatted("PROCESS", "STATE", "PID", "PORT", "UP FOR"));
        for (ProcessReport process : status.processes()) {
            table.append(row(process, now));
        }
        return table.toString();
    }

    static String of(ProcessReport process) {
        return "%s is %s (pid %d, port %d)"
                .formatted(process.name(), process.state(), process.pid(), process.port());
    }

    private static String row(ProcessReport process, Instant now) {
        if (process.pid() == null) {
            return ROW.formatted(process.name(), process.state(), "-", process.port(), "-");
        }
        Duration up = Duration.between(Instant.ofEpochMilli(process.startedMs()), now);
        return ROW.formatted(
                process.name(), process.state(), process.pid(), process.port(), text(up));
    }

    private static String text(Duration up) {
        if (up.toSeconds() < SECONDS) {
            return Math.max(0, up.toSeconds()) + " s";
        }
        return up.toHours() == 0
                ? "%d min %02d s".formatted(up.toMinutes(), up.toSecondsPart())
                : "%d h %02d min".formatted(up.toHours(), up.toMinutesPart());
    }
}
