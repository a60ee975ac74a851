package dev.restante.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compose files, with the variables and the project name they are used with. */
final class ComposeFiles {

    private final String project;
    private final List<String> program;
    private final Map<String, String> environment;
    private final Command command;

    private ComposeFiles(String project, List<String> program, Map<String, String> environment) {
        this.project = project;
        this.program = program;
        this.environment = environment;
        this.command = new Command(environment, Project.freshFile(project + "-compose.log"));
    }

    /**
     * As {@link Compose#up} says.
     *
     * @throws org.opentest4j.TestAbortedException if the machine has no Compose and need not have
     *     it
     */
    static ComposeFiles of(
            String tested, String name, List<String> files, Map<String, String> given) {
        // The same for every run in this folder, so that images are built anew only if need be.
        String project = name + "-" + Docker.hereHash();
        List<String> program = new ArrayList<>(Docker.compose(tested));
        // Not the file .env of whoever uses this folder.
        program.addAll(List.of("--env-file", emptyFile().toString(), "-p", project));
        for (String file : files) {
            program.addAll(List.of("-f", Project.home().resolve(file).toString()));
        }
        return new ComposeFiles(project, program, environment(given));
    }

    private static Path emptyFile() {
        try {
            return Files.createFile(Project.freshFile("compose-empty.env"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Map<String, String> given) {
        Map<String, String> environment = Docker.environment();
        FreePorts.find().forEach((part, port) -> environment.put(part.variable(), port.toString()));
        environment.putAll(given);
        return environment;
    }

    /** The beginning of the names of all that is made of them. */
    String project() {
        return project;
    }

    /** The value of a variable they were given. */
    String variable(String name) {
        return environment.get(name);
    }

    /**
     * Runs {@code docker-compose} with them.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or takes too long
     */
    String compose(Duration within, List<String> arguments) {
        List<String> line = new ArrayList<>(program);
        line.addAll(arguments);
        return command.run(within, line);
    }

    /** Runs {@code docker}, with the same results. */
    String docker(Duration within, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(arguments);
        return command.run(within, line);
    }
}
