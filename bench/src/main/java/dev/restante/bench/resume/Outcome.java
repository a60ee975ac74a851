package dev.restante.bench.resume;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What came of one return of all clients.
 *
 * @param published events that could be published while the clients were away
 * @param clients how many there were
 * @param ledger what became of their sessions and events
 * @param restartMs from the start of a killed server until it was ready; 0 if it lived
 * @param connected clients that were connected again in time
 * @param connectedMs p50, p99 and the last of these
 * @param complete clients that had everything in time
 * @param completeMs p50, p99 and the last of these
 * @param serverCpuSeconds of the server, while they came back
 * @param storeCpuSeconds of Kafka or Redis
 * @param loadCpuSeconds of the clients and the publisher
 * @param othersPercent of this machine that went to none of these
 * @param peakMib memory the server held at most (RSS)
 * @param liveMib that lived in its heap afterwards
 * @param counters what the server and its Kafka consumers count
 */
record Outcome(
        int published,
        int clients,
        Ledger ledger,
        double restartMs,
        int connected,
        double[] connectedMs,
        int complete,
        double[] completeMs,
        double serverCpuSeconds,
        double storeCpuSeconds,
        double loadCpuSeconds,
        double othersPercent,
        double peakMib,
        double liveMib,
        Map<String, Double> counters) {

    /** Every client has its session and every event, once and in order. */
    boolean isWhole() {
        return complete == clients
                && ledger.recovered() == clients
                && ledger.lost() == 0
                && ledger.doubled() == 0
                && ledger.disordered() == 0;
    }

    /** When the last client had everything, or nothing if one never had. */
    OptionalDouble lastMs() {
        return complete == clients && ledger.lost() == 0
                ? OptionalDouble.of(completeMs[2])
                : OptionalDouble.empty();
    }

    /** What was counted under a name; 0 if nothing was. */
    double counter(String name) {
        return counters.getOrDefault(name, 0.0);
    }
}
