package dev.restante.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where things are. */
public final class Project {

    private Project() {}

    /** This module. Maven says where it is; an IDE starts tests in it. */
    public static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
    }

    /** The root of the built project; {@code -Dsystem-tests.home} names another one. */
    public static Path home() {
        String home = System.getProperty("system-tests.home", module().resolve("..").toString());
        return Path.of(home).toAbsolutePath().normalize();
    }

    /** How gateways under test are set up: files in one folder, named without their ending. */
    public static List<Path> gatewayProperties(String... names) {
        Path folder = module().resolve("src/test/resources/wire");
        return Stream.of(names).map(name -> folder.resolve(name + ".properties")).toList();
    }

    /** A folder under {@code target}, empty. */
    public static Path freshFolder(String name) {
        Path folder = module().resolve("target").resolve(name);
        try {
            if (Files.exists(folder)) {
                delete(folder);
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file under {@code target} will be; an older one is gone. */
    public static Path freshFile(String name) {
        Path file = module().resolve("target").resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
