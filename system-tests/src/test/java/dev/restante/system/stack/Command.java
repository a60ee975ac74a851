package dev.restante.system.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that run to their end, each within a time. */
final class Command {

    private final Map<String, String> environment;
    private final Path log;

    /**
     * @param environment all of their environment
     * @param log what they write to standard error is added to it
     */
    Command(Map<String, String> environment, Path log) {
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /**
     * Runs one at the root of the project.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or has not ended in time and so was killed
     */
    String run(Duration within, List<String> command) {
        try {
            Path output = Files.createTempFile(log.getParent(), "command", ".out");
            try {
                int exit = end(start(command, output), within);
                String text = Files.readString(output);
                if (exit != 0) {
                    throw new IllegalStateException(
                            "%s ended with %d%n%s%n%s"
                                    .formatted(command, exit, text, Logs.tail(log)));
                }
                return text;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(Project.home().toFile());
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(output.toFile());
        builder.redirectError(Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    private int end(Process process, Duration within) {
        try {
            if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IllegalStateException(
                    "%s has not ended within %s%n%s"
                            .formatted(process.info().commandLine(), within, Logs.tail(log)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program ran", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
