package dev.restante.system.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** What processes take of the machine's memory, as Linux tells it. */
final class Memory {

    private static final int KIB_PER_MIB = 1_024;

    private Memory() {}

    /** All together, in MiB; 0 where the system does not say. */
    static long residentMib(Collection<ProcessHandle> processes) {
        return processes.stream().mapToLong(Memory::residentKib).sum() / KIB_PER_MIB;
    }

    private static long residentKib(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            // Gone in the meantime, or not Linux.
            return 0;
        }
    }
}
