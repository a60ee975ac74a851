package dev.restante.stack;

import dev.restante.stack.process.LogFile;
import dev.restante.stack.settings.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The data folder: what is kept over restarts.
 *
 * @param path the folder, absolute
 */
record StackFolder(Path path) {

    private static final int SECRET_BYTES = 32;

    /**
     * Makes the folder, and claims it for this stack until the process ends.
     *
     * @return the claim; to be kept
     * @throws StackException if the folder can not be used, or another stack runs on it
     */
    FileLock claim() throws StackException {
        try {
            Files.createDirectories(path);
            Path file = path.resolve("stack.lock");
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw taken();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw taken();
        } catch (IOException e) {
            throw new StackException(
                    "The data folder %s can not be used: %s".formatted(path, e), e);
        }
    }

    private StackException taken() {
        return new StackException(
                "A stack is running on the data folder %s; set RESTANTE_DATA to another."
                        .formatted(path));
    }

    /** The log of a process. */
    LogFile log(String process) {
        return new LogFile(path.resolve("logs").resolve(process + ".log"));
    }

    /** Where the pid files are. */
    Path run() {
        return path.resolve("run");
    }

    /**
     * The secret the gateway signs session tokens with: made once, readable by the owner alone.
     *
     * @throws IOException if it can not be read or written
     */
    String sessionSecret() throws IOException {
        Path file = path.resolve("session-secret");
        if (Files.notExists(file)) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            Path fresh = path.resolve("session-secret.new");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            Files.move(fresh, file);
        }
        return Files.readString(file).strip();
    }
}
