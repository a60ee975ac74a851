package dev.restante.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used, from {@code /proc} (Linux).
 *
 * @param pid of the process
 */
public record ProcessMeter(long pid) {

    /** {@code getconf CLK_TCK}: 100 on every Linux the JDK runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    /** Fields of /proc/PID/stat, counted from the state, which follows the name (proc(5)). */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    /** This process. */
    public static ProcessMeter own() {
        return new ProcessMeter(ProcessHandle.current().pid());
    }

    /** CPU time of all its threads in user and system mode, in microseconds; 10 ms exact. */
    public long cpuMicros() throws IOException {
        return cpuMicros(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    }

    static long cpuMicros(String stat) {
        // The name stands in brackets, and may hold spaces and brackets itself.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        return ticks * MICROS_PER_TICK;
    }

    /** Memory it holds (resident set size), in bytes. */
    public long residentBytes() throws IOException {
        return residentBytes(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    }

    static long residentBytes(String status) {
        return bytes(status, "VmRSS:");
    }

    /** The most memory it has held since its start or {@link #forgetPeak()}, in bytes. */
    public long peakBytes() throws IOException {
        return peakBytes(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    }

    static long peakBytes(String status) {
        return bytes(status, "VmHWM:");
    }

    /** The most memory it will have held counts from now on. */
    public void forgetPeak() throws IOException {
        Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), "5");
    }

    private static long bytes(String status, String name) {
        String line = status.lines().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
