package dev.restante.system.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Listens to what Docker tells of the containers of a compose project: that one was started, that
 * one became healthy. Docker itself remembers only the last few hundred events, of all containers.
 */
final class ContainerEvents implements AutoCloseable {

    private final Path output;
    private final Process docker;

    private ContainerEvents(Path output, Process docker) {
        this.output = output;
        this.docker = docker;
    }

    static ContainerEvents of(String project) {
        Path output = Project.freshFile(project + "-events.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                        "docker",
                        "events",
                        // Also what happens before the engine has this question.
                        "--since=" + Instant.now().getEpochSecond(),
                        "--filter=type=container",
                        "--filter=event=start",
                        "--filter=event=health_status",
                        "--filter=label=com.docker.compose.project=" + project,
                        "--format={{index .Actor.Attributes \"com.docker.compose.service\"}}"
                                + " {{.Action}}");
        builder.redirectErrorStream(true);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(output.toFile());
        try {
            return new ContainerEvents(output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told when a service becomes healthy. */
    static String healthy(String service) {
        return service + " health_status: healthy";
    }

    /** So far, in their order: {@code kafka start}, {@code kafka health_status: healthy}. */
    List<String> soFar() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        docker.destroyForcibly();
    }
}
