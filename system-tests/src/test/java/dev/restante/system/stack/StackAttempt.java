package dev.restante.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A stack that could not start.
 *
 * @param exitCode of its process
 * @param output all lines it wrote
 */
public record StackAttempt(int exitCode, List<String> output) {

    private static final long ENDS_WITHIN_SECONDS = 30;

    public StackAttempt {
        output = List.copyOf(output);
    }

    /**
     * Tries to start one with a data folder of its own, on free ports but one.
     *
     * @throws IllegalStateException if it does not end within 30 s
     */
    public static StackAttempt withPort(Part part, int port) {
        Map<Part, Integer> ports = FreePorts.find();
        ports.put(part, port);
        Path data = Project.freshFolder("refused-stack-data");
        Path console = Project.module().resolve("target/refused-stack-console.log");
        Process process = Launch.of(ports, data, console);
        try {
            if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a second stack runs on port " + port);
            }
            return new StackAttempt(process.exitValue(), Files.readAllLines(console));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            // Its children end with it.
            process.destroy();
        }
    }
}
