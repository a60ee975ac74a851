package dev.restante.bench.load;

import dev.restante.bench.machine.Broker;
import dev.restante.bench.machine.MachineMeter;
import dev.restante.bench.machine.ProcessMeter;
import java.io.IOException;
import java.util.Optional;

/**
 * What everybody has used up to a moment; differences of two are what is told.
 *
 * @param nanos the moment
 * @param count acks or deliveries up to it
 * @param server CPU time of the server, in microseconds
 * @param kafka of the broker or another store, 0 without one
 * @param load of this process
 * @param machine of everything on this machine
 */
public record Usage(long nanos, long count, long server, long kafka, long load, long machine) {

    static Usage of(Target target, long count) throws IOException {
        return of(target.server().meter(), target.broker().map(Broker::meter), count);
    }

    /**
     * Up to now.
     *
     * @param store nothing is stored without one
     */
    public static Usage of(ProcessMeter server, Optional<ProcessMeter> store, long count)
            throws IOException {
        return new Usage(
                System.nanoTime(),
                count,
                server.cpuMicros(),
                store.isPresent() ? store.get().cpuMicros() : 0,
                ProcessMeter.own().cpuMicros(),
                MachineMeter.cpuMicros());
    }

    /** What was used since an earlier moment. */
    public Usage since(Usage earlier) {
        return new Usage(
                nanos - earlier.nanos,
                count - earlier.count,
                server - earlier.server,
                kafka - earlier.kafka,
                load - earlier.load,
                machine - earlier.machine);
    }

    double perSecond() {
        return count / (nanos / 1e9);
    }

    double serverMicrosEach() {
        return (double) server / count;
    }

    double kafkaMicrosEach() {
        return (double) kafka / count;
    }

    double loadMicrosEach() {
        return (double) load / count;
    }

    /** The share of this machine that went to what has nothing to do with the load. */
    public double othersPercent() {
        long others = Math.max(0, machine - server - kafka - load);
        return 100.0 * others / (nanos / 1e3 * MachineMeter.processors());
    }
}
