package dev.restante.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers a running process in a file, for a later stack to find should this one be killed.
 *
 * <p>A pid is given to somebody else one day, so the file also holds the time of the start (in
 * milliseconds since 1970) and a part of the command line; all three must fit.
 *
 * @param path the file
 */
record PidFile(Path path) {

    private static final int LINES = 3;

    /** The system tells starts by its clock at boot, which may have been set right since. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    void write(ProcessHandle process, String marker) throws IOException {
        long started = process.info().startInstant().orElseGet(Instant::now).toEpochMilli();
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(Long.toString(process.pid()), Long.toString(started), marker));
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The process the file speaks of, if it still runs.
     *
     * @throws IOException if the file can not be read
     */
    Optional<ProcessHandle> process() throws IOException {
        List<String> lines = Files.readAllLines(path);
        if (lines.size() < LINES || !isNumber(lines.get(0)) || !isNumber(lines.get(1))) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> isSame(process.info(), started, lines.get(2)));
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}");
    }

    private static boolean isSame(ProcessHandle.Info info, Instant started, String marker) {
        return info.startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(CLOCK) <= 0)
                        .orElse(false)
                && info.commandLine().map(line -> line.contains(marker)).orElse(false);
    }
}
