package dev.restante.stack.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where the output of a process goes. Bounded: at most two files of about {@link #LIMIT} bytes, the
 * present one and the one before ({@code .1}).
 *
 * @param path the present one
 */
public record LogFile(Path path) {

    static final long LIMIT = 8L << 20;

    /**
     * Begins a new file, and keeps the one before.
     *
     * @throws IOException if the folder can not be written
     */
    public void begin() throws IOException {
        Files.createDirectories(path.getParent());
        if (Files.exists(path)) {
            Files.move(path, before(), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(path);
    }

    /**
     * Copies a file that has grown too long aside, and empties it. The process goes on writing at
     * its new end, since it appends. A line written at that very moment may be missing.
     *
     * @throws IOException if the folder can not be written
     */
    public void keepBounded() throws IOException {
        if (Files.notExists(path) || Files.size(path) < LIMIT) {
            return;
        }
        Files.copy(path, before(), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    private Path before() {
        return path.resolveSibling(path.getFileName() + ".1");
    }
}
