package dev.restante.system.clients;

import dev.restante.system.client.Driver;
import dev.restante.system.stack.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java client in a version of its own. */
final class JavaProcess {

    private JavaProcess() {}

    /** Starts it; Maven has put the jars of older versions into a folder each. */
    static Driver start(String version) {
        Path older = Project.module().resolve("target/java-clients/" + version);
        // What comes first on the class path counts.
        String classPath = jars(older) + System.getProperty("java.class.path");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        JavaDriver.class.getName());
        return new Driver(new ProcessBuilder(command));
    }

    private static String jars(Path folder) {
        if (Files.notExists(folder)) {
            return "";
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(jar -> jar + File.pathSeparator).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
