package dev.restante.system.stack;

import dev.restante.system.client.Requirement;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The machine's Docker engine, and its programs. */
final class Docker {

    /** Kafka's image starts a JVM to write the configuration, and then another one for Kafka. */
    static final Duration KAFKA_IS_BACK_WITHIN = Duration.ofSeconds(20);

    private static final String OBLIGATORY = "RESTANTE_REQUIRE_DOCKER";
    private static final String LABEL = "dev.restante.system-tests";
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Path LOG = Project.freshFile("docker.log");

    private Docker() {}

    /**
     * Ends the test unless an engine answers.
     *
     * @param tested what is not tested without it
     * @throws org.opentest4j.TestAbortedException if the machine need not have one
     */
    static void require(String tested) {
        try {
            new Command(environment(), LOG).run(ANSWERS_WITHIN, List.of("docker", "info"));
        } catch (IllegalStateException | UncheckedIOException e) {
            new Requirement(tested, OBLIGATORY).missing("no Docker engine answers");
        }
    }

    /**
     * How Compose is called: the plugin of Docker, or the older program.
     *
     * @throws org.opentest4j.TestAbortedException if the machine has neither, and need not have it
     */
    static List<String> compose(String tested) {
        for (List<String> program :
                List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            try {
                List<String> version = new ArrayList<>(program);
                version.add("version");
                new Command(environment(), LOG).run(ANSWERS_WITHIN, version);
                return program;
            } catch (IllegalStateException | UncheckedIOException e) {
                // Perhaps the other one.
            }
        }
        return new Requirement(tested, OBLIGATORY).missing("there is no docker-compose");
    }

    /**
     * The environment of this process, without anything of the caller's own set-up of Restante:
     * what stays are the images it may name ({@code KAFKA_IMAGE} and the like).
     */
    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment
                .keySet()
                .removeIf(
                        variable ->
                                !variable.endsWith("_IMAGE")
                                        && (Launch.configuresTheStack(variable)
                                                || variable.startsWith("COMPOSE_")));
        return environment;
    }

    /** The image that a variable names, or else the one that docker-compose.yml names. */
    static String image(String variable, String other) {
        return System.getenv().getOrDefault(variable, other);
    }

    /** What containers made here carry, beside what Testcontainers gives them. */
    static Map<String, String> labels() {
        return Map.of(LABEL, hereHash());
    }

    /** Removes what a run in this folder has left that was killed. */
    static void removeLabelled() {
        String filter = "label=%s=%s".formatted(LABEL, hereHash());
        Command command = new Command(environment(), LOG);
        command.run(ANSWERS_WITHIN, List.of("docker", "ps", "--all", "--quiet", "--filter", filter))
                .lines()
                .forEach(
                        id ->
                                command.run(
                                        ANSWERS_WITHIN,
                                        List.of("docker", "rm", "--force", "--volumes", id)));
    }

    /** The same for every run in this folder, and another one in another folder. */
    static String hereHash() {
        return "%08x".formatted(Project.home().hashCode());
    }
}
