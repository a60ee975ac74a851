package dev.restante.system.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts {@code java -jar stack/target/stack.jar} with these ports and this data folder. */
final class Launch {

    private Launch() {}

    static Process of(Map<Part, Integer> ports, Path data, Path output) {
        Path jar = Project.home().resolve("stack/target/stack.jar");
        if (Files.notExists(jar)) {
            throw new IllegalStateException(jar + " is missing: build the stack first");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(List.of(java, "-Xmx48m", "-jar", jar.toString()));
        // Nothing of the caller's own set-up may reach the stack.
        builder.environment().keySet().removeIf(Launch::configuresTheStack);
        ports.forEach((part, port) -> builder.environment().put(part.variable(), port.toString()));
        builder.environment().put("RESTANTE_DATA", data.toString());
        // How soon a restarted gateway gives up who did not come back: a minute by default. Clients
        // try every 5 s.
        builder.environment().put("RESTANTE_SESSION_GRACE", "8s");
        builder.redirectErrorStream(true);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(output.toFile());
        try {
            Files.createDirectories(output.getParent());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a variable would change what is started here. */
    static boolean configuresTheStack(String variable) {
        return variable.startsWith("RESTANTE_")
                || variable.startsWith("KAFKA_")
                || variable.startsWith("QUARKUS_")
                || variable.startsWith("SMALLRYE_");
    }
}
