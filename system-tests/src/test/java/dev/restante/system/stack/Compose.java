package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The containers of some compose files, with ports, volumes and a network of their own. The images
 * of the services are built from what the modules' last build left in {@code target}. Everything is
 * removed by {@link #close}, at the latest when the JVM ends.
 */
public final class Compose implements AutoCloseable {

    private static final String TESTED = "the stack of docker-compose.yml";

    /** Also if images are to be fetched and built. */
    private static final Duration UP_WITHIN = Duration.ofMinutes(10);

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TAIL_LINES = 40;

    private final String project;
    private final List<String> program;
    private final Map<String, String> environment;
    private final Command command;
    private final Thread lastResort = new Thread(this::removeAll, "compose-down");

    private Compose(String project, List<String> program, Map<String, String> environment) {
        this.project = project;
        this.program = program;
        this.environment = environment;
        this.command = new Command(environment, Project.freshFile(project + "-compose.log"));
    }

    /**
     * Builds the images, starts all services with empty volumes; returns when all are healthy, or,
     * if they are meant to, have ended well.
     *
     * @param project becomes a part of the names of containers, volumes, images and logs
     * @param files compose files, as seen from the root of the project; the later ones complete or
     *     override the first
     * @param environment variables for the files. The ports of the base file, {@code
     *     RESTANTE_GATEWAY_PORT} and the like, are free ones unless they stand here
     * @throws org.opentest4j.TestAbortedException without Docker, unless {@code
     *     RESTANTE_REQUIRE_DOCKER=true}
     * @throws IllegalStateException if they do not become healthy; their logs were printed
     */
    public static Compose up(String project, List<String> files, Map<String, String> environment) {
        Docker.require(TESTED);
        String name = nameHere(project);
        Compose compose = new Compose(name, program(name, files), environment(environment));
        // A run that was killed may have left some, with data.
        compose.removeAll();
        Runtime.getRuntime().addShutdownHook(compose.lastResort);
        try {
            compose.up();
            return compose;
        } catch (RuntimeException e) {
            System.out.println(compose.logTails());
            compose.close();
            throw e;
        }
    }

    /** The same for every run in this folder, so that images are built anew only if need be. */
    private static String nameHere(String project) {
        return project + "-" + Docker.hereHash();
    }

    private static List<String> program(String name, List<String> files) {
        List<String> program = new ArrayList<>(Docker.compose(TESTED));
        // Not the file .env of whoever uses this folder.
        program.addAll(List.of("--env-file", emptyFile().toString(), "-p", name));
        for (String file : files) {
            program.addAll(List.of("-f", Project.home().resolve(file).toString()));
        }
        return program;
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

    /** Starts what is not there, as {@code up --build -d} does it; returns when all are healthy. */
    public void up() {
        compose(UP_WITHIN, "up", "--build", "-d");
        untilAllAreWell();
    }

    private void untilAllAreWell() {
        await("all services are healthy")
                .atMost(READY_WITHIN)
                .pollInterval(POLL)
                .until(() -> ps().values().stream().allMatch(Compose::isWell));
    }

    /** Where a part of the base file is for this machine, without a path. */
    public URI address(Part part) {
        return URI.create("http://localhost:" + port(part));
    }

    /** The port of a part of the base file on this machine. */
    public int port(Part part) {
        return Integer.parseInt(environment.get(part.variable()));
    }

    /** Ends the containers of a service with SIGKILL; returns when they are gone. */
    public void kill(String service) {
        compose(DONE_WITHIN, "kill", service);
    }

    /** Starts the same containers again; returns when they are healthy. */
    public void start(String service) {
        compose(DONE_WITHIN, "start", service);
        await(service + " is healthy")
                .atMost(READY_WITHIN)
                .pollInterval(POLL)
                .until(() -> isWell(ps().getOrDefault(service, "")));
    }

    /** Starts the containers that have ended; returns when all services are healthy. */
    void startWhatIsDown() {
        ps().forEach(
                        (service, status) -> {
                            if (status.startsWith("Exited")) {
                                compose(DONE_WITHIN, "start", service);
                            }
                        });
        untilAllAreWell();
    }

    /**
     * What Docker says of each service's container: {@code Up 3 seconds (healthy)}, {@code Exited
     * (137) 1 second ago}. Of several containers of a service, one that is not well.
     */
    public Map<String, String> ps() {
        Map<String, String> states = new TreeMap<>();
        String format = "{{.Label \"com.docker.compose.service\"}}\t{{.Status}}";
        docker("ps", "--all", "--filter", label("project", project), "--format", format)
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(row -> states.merge(row[0], row[1], (a, b) -> isWell(a) ? b : a));
        return states;
    }

    private static boolean isWell(String status) {
        if (status.startsWith("Exited (0)")) {
            return true;
        }
        return status.startsWith("Up")
                && !status.contains("starting")
                && !status.contains("unhealthy");
    }

    /** The id of a service's only container. */
    public String container(String service) {
        List<String> ids =
                docker(
                                "ps",
                                "--all",
                                "--quiet",
                                "--filter",
                                label("project", project),
                                "--filter",
                                label("service", service))
                        .lines()
                        .toList();
        if (ids.size() != 1) {
            throw new IllegalStateException("containers of " + service + ": " + ids);
        }
        return ids.get(0);
    }

    private static String label(String key, String value) {
        return "label=com.docker.compose.%s=%s".formatted(key, value);
    }

    /**
     * Runs a program in the container of a service.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or takes more than a minute
     */
    public String exec(String service, String... program) {
        return compose(
                DONE_WITHIN,
                Stream.concat(Stream.of("exec", "-T", service), Stream.of(program))
                        .toArray(String[]::new));
    }

    /**
     * Runs {@code docker-compose} with the files, variables and name of these containers.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or takes too long
     */
    public String compose(Duration within, String... arguments) {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(arguments));
        return command.run(within, line);
    }

    /**
     * Runs {@code docker}.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or takes more than a minute
     */
    public String docker(String... arguments) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(arguments));
        return command.run(DONE_WITHIN, line);
    }

    /** All that the containers of a service have written. */
    public String logs(String service) {
        return compose(DONE_WITHIN, "logs", "--no-color", service);
    }

    /** The last lines of every service's log. */
    public String logTails() {
        return compose(DONE_WITHIN, "logs", "--no-color", "--tail=" + TAIL_LINES);
    }

    /** {@code down} without {@code -v}: containers and network go, the volumes stay. */
    public void down() {
        compose(DONE_WITHIN, "down");
    }

    /**
     * Removes everything but the images; what the services wrote stays in a file in {@code target}.
     */
    @Override
    public void close() {
        try {
            Files.writeString(
                    Project.freshFile(project + "-services.log"),
                    compose(DONE_WITHIN, "logs", "--no-color"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            removeAll();
            Runtime.getRuntime().removeShutdownHook(lastResort);
        }
    }

    private void removeAll() {
        compose(DONE_WITHIN, "down", "--volumes", "--remove-orphans", "--timeout", "2");
    }
}
