package dev.restante.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** What all of this machine has used, from {@code /proc/stat} (Linux). */
public final class MachineMeter {

    private static final long MICROS_PER_TICK = 10_000;

    /** The first of the line is its name; of the times, these two are of no work (proc(5)). */
    private static final int IDLE = 4;

    private static final int WAITING = 5;

    /** Stolen time is the last that counts: what guests use is in user time already. */
    private static final int STOLEN = 8;

    private MachineMeter() {}

    /** CPU time of all processes on all processors, in microseconds; also what a host took. */
    public static long cpuMicros() throws IOException {
        return cpuMicros(Files.readString(Path.of("/proc/stat")));
    }

    static long cpuMicros(String stat) {
        String[] fields = stat.substring(0, stat.indexOf('\n')).split(" +");
        return LongStream.rangeClosed(1, STOLEN)
                        .filter(i -> i != IDLE && i != WAITING)
                        .map(i -> Long.parseLong(fields[(int) i]))
                        .sum()
                * MICROS_PER_TICK;
    }

    /** Processors of this machine. */
    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
