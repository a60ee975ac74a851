package dev.restante.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param home the project, built
 * @param run logs and data of this run; cleared before it
 */
public record Place(Path home, Path run) {

    /** Clears the folder of the run. */
    public void clear() throws IOException {
        if (Files.exists(run)) {
            List<Path> inside;
            try (Stream<Path> walk = Files.walk(run)) {
                inside = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : inside) {
                Files.delete(path);
            }
        }
        Files.createDirectories(run);
    }

    /** The java that runs this, with which the JVMs under load are started too. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * @throws IOException if it is not built
     */
    Path built(String file) throws IOException {
        Path path = home.resolve(file);
        if (Files.notExists(path)) {
            throw new IOException("not built: " + path + "; bench/run builds what it needs");
        }
        return path;
    }

    Path log(String name) {
        return run.resolve(name + ".log");
    }
}
