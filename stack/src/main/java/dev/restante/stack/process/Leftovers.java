package dev.restante.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Processes of a stack that was itself killed, and could not stop them. */
public final class Leftovers {

    private static final String SUFFIX = ".pid";

    private Leftovers() {}

    /**
     * Ends every process that a pid file of the folder speaks of, and removes the files. Only for
     * who holds the lock of the data folder: nobody else's stack is running on it.
     *
     * @param folder the folder of the pid files; need not exist
     * @param grace how long they may take to end by itself
     * @return one line about each that was ended
     * @throws IOException if the folder can not be read or written
     * @throws InterruptedException if the caller is not to wait any longer
     */
    public static List<String> end(Path folder, Duration grace)
            throws IOException, InterruptedException {
        List<String> ended = new ArrayList<>();
        Map<Path, ProcessHandle> alive = alive(folder);
        alive.values().forEach(ProcessHandle::destroy);
        for (Map.Entry<Path, ProcessHandle> one : alive.entrySet()) {
            awaitEnd(one.getValue(), grace);
            String name = one.getKey().getFileName().toString().replace(SUFFIX, "");
            ended.add(
                    "ended %s (pid %d), left over from a stack that was killed"
                            .formatted(name, one.getValue().pid()));
        }
        for (Path file : pidFiles(folder)) {
            new PidFile(file).delete();
        }
        return ended;
    }

    private static Map<Path, ProcessHandle> alive(Path folder) throws IOException {
        Map<Path, ProcessHandle> alive = new TreeMap<>();
        for (Path file : pidFiles(folder)) {
            new PidFile(file).process().ifPresent(process -> alive.put(file, process));
        }
        return alive;
    }

    private static List<Path> pidFiles(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    private static void awaitEnd(ProcessHandle process, Duration grace)
            throws InterruptedException {
        if (!isGone(process, grace)) {
            process.destroyForcibly();
            isGone(process, grace);
        }
    }

    private static boolean isGone(ProcessHandle process, Duration patience)
            throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
