package dev.restante.stack.control;

import dev.restante.stack.process.ProcessReport;
import java.util.List;

/**
 * The answer of {@code GET /status}.
 *
 * @param processes every process of the stack, Kafka first
 */
record StatusReport(List<ProcessReport> processes) {

    StatusReport {
        processes = List.copyOf(processes);
    }
}
