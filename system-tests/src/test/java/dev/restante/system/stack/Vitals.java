package dev.restante.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be seen of a gateway's process from outside. */
public final class Vitals {

    private static final int COLLECTIONS = 4;

    private final URI address;
    private final Process process;

    Vitals(URI address, Process process) {
        this.address = address;
        this.process = process;
    }

    /** Whether it is the process that was started, and says that it is ready. */
    public boolean isWell() {
        return process.isAlive() && Http.get(address.resolve("/q/health/ready")).status() == 200;
    }

    /** The sum of a metric over all its labels; 0 if there is none of the name. */
    public double metric(String name) {
        return Metrics.sum(address, name);
    }

    /**
     * Bytes of the heap that are still in use after a full collection: the least of several, since
     * the serial collector leaves some gaps unfilled but for every fourth time.
     */
    public long heapAfterCollection() {
        return IntStream.range(0, COLLECTIONS).mapToLong(i -> collectedHeap()).min().orElseThrow();
    }

    private long collectedHeap() {
        jcmd("GC.run");
        return jcmd("GC.heap_info")
                .filter(line -> line.contains("generation"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".* used (\\d+)K.*", "$1")))
                .map(kib -> kib * 1_024)
                .sum();
    }

    /** Bytes outside of the heap that Netty has for what is read and written. */
    public long directMemory() {
        return (long)
                Http.get(address.resolve("/q/metrics"))
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("netty_allocator_memory_used"))
                        .filter(line -> line.contains("\"direct\""))
                        .mapToDouble(
                                line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum();
    }

    /** Bytes of the machine's memory that it takes; 0 where the system does not say. */
    public long resident() {
        return Memory.residentMib(List.of(process.toHandle())) << 20;
    }

    private Stream<String> jcmd(String command) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process jcmd =
                    new ProcessBuilder(tool.toString(), Long.toString(process.pid()), command)
                            .redirectErrorStream(true)
                            .start();
            return new String(jcmd.getInputStream().readAllBytes()).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its sockets, those to Kafka among them; 0 where the system does not say. */
    public long sockets() {
        Path files = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (Stream<Path> all = Files.list(files)) {
            return all.filter(Vitals::isSocket).count();
        } catch (IOException e) {
            // Not Linux.
            return 0;
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            // Closed in the meantime.
            return false;
        }
    }
}
