package dev.restante.system.reference;

import dev.restante.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A module that is a Quarkus application, or a part of all of them. */
record Service(String name) {

    /** In the order of the road of an event. */
    static final List<Service> ALL =
            Stream.of(
                            "gateway",
                            "consumer-service",
                            "producer-service",
                            "worker-service",
                            "tracing")
                    .map(Service::new)
                    .toList();

    /** Its {@code application.properties}; of a part, what it gives to each application. */
    Path properties() {
        Path resources = module().resolve("src/main/resources");
        Path own = resources.resolve("application.properties");
        return Files.exists(own)
                ? own
                : resources.resolve("META-INF/microprofile-config.properties");
    }

    /** Sources that have a mapping. */
    List<Path> mappings() {
        try (Stream<Path> files = Files.walk(module().resolve("src/main/java"))) {
            return files.filter(Service::hasMapping).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path module() {
        return Project.home().resolve(name);
    }

    private static boolean hasMapping(Path file) {
        try {
            return file.toString().endsWith(".java")
                    && Files.readString(file).contains("@ConfigMapping");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
