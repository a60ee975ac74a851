package dev.restante.bench.machine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * CPU time of each thread of a process since its start, from {@code /proc} (Linux): also of the
 * compilers and collectors of a JVM, which its recordings do not show.
 */
public final class ThreadTimes {

    private static final int SHOWN = 12;

    private ThreadTimes() {}

    /** Prints the names of the threads that took most, those of one name together. */
    public static void print(long pid, PrintStream out) throws IOException {
        Map<String, Long> micros = new HashMap<>();
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                add(thread, micros);
            }
        }
        out.println("  CPU seconds by thread, since the start");
        micros.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(
                        e ->
                                out.printf(
                                        Locale.ROOT,
                                        "    %6.2f  %s%n",
                                        e.getValue() / 1e6,
                                        e.getKey()));
    }

    private static void add(Path thread, Map<String, Long> micros) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            micros.merge(name(stat), ProcessMeter.cpuMicros(stat), Long::sum);
        } catch (NoSuchFileException e) {
            // It ended meanwhile.
            return;
        }
    }

    static String name(String stat) {
        return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    }
}
