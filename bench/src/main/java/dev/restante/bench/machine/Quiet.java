package dev.restante.bench.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Whether a machine that others use too is left to us for a moment. */
public final class Quiet {

    /** The share of the machine that others may take where figures are to mean something. */
    public static final double MAX_PERCENT = 10;

    private static final Duration LOOK = Duration.ofSeconds(2);

    private Quiet() {}

    /**
     * Returns when it is quiet, or the time is over. To be called while nothing of this run is at
     * work.
     *
     * @param atMost how long to wait; zero: not at all
     */
    public static void await(Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        boolean quiet = false;
        while (!quiet && System.nanoTime() < end) {
            quiet = percent() <= MAX_PERCENT;
        }
    }

    private static double percent() throws IOException {
        long before = MachineMeter.cpuMicros();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LOOK.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        double micros = (System.nanoTime() - begin) / 1e3 * MachineMeter.processors();
        return 100 * (MachineMeter.cpuMicros() - before) / micros;
    }
}
