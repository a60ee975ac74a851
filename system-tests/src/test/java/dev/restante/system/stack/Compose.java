package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;

/**
 * The services of some compose files as containers, with ports, volumes and a network of their own.
 * Their images are built from what the modules' last build left in {@code target}. Everything is
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

    private final ComposeFiles files;
    private final ServiceContainers containers;
    private final Thread lastResort = new Thread(this::removeAll, "compose-down");
    private List<String> beginnings = List.of();

    private Compose(ComposeFiles files) {
        this.files = files;
        this.containers = new ServiceContainers(files);
    }

    /**
     * Builds the images, starts all services with empty volumes; returns when all are healthy, or,
     * if they are meant to, have ended well.
     *
     * @param name the beginning of the names of containers, volumes, images and logs
     * @param files compose files, as seen from the root of the project; the later ones complete or
     *     override the first
     * @param environment variables for the files. The ports of the base file, {@code
     *     RESTANTE_GATEWAY_PORT} and the like, are free ones unless they stand here
     * @throws org.opentest4j.TestAbortedException without Docker, unless {@code
     *     RESTANTE_REQUIRE_DOCKER=true}
     * @throws IllegalStateException if they do not become healthy; their logs were printed
     */
    public static Compose up(String name, List<String> files, Map<String, String> environment) {
        Docker.require(TESTED);
        Compose compose = new Compose(ComposeFiles.of(TESTED, name, files, environment));
        // A run that was killed may have left some, with data.
        compose.removeAll();
        Runtime.getRuntime().addShutdownHook(compose.lastResort);
        try {
            compose.build();
            return compose;
        } catch (RuntimeException e) {
            System.out.println(compose.logTails());
            compose.close();
            throw e;
        }
    }

    private void build() {
        try (ContainerEvents events = ContainerEvents.of(files.project())) {
            compose(UP_WITHIN, "up", "--build", "-d");
            untilAllAreWell();
            List<String> healthy =
                    containers.healthy().stream().map(ContainerEvents::healthy).toList();
            waiting("Docker has told of " + healthy)
                    .until(() -> events.soFar().containsAll(healthy));
            beginnings = events.soFar();
        }
    }

    private static ConditionFactory waiting(String condition) {
        return await(condition).atMost(READY_WITHIN).pollInterval(POLL);
    }

    private void untilAllAreWell() {
        waiting("all services are healthy").until(containers::areAllWell);
    }

    /**
     * What happened at the start, in this order: {@code kafka start} when a service's container was
     * started, {@code kafka health_status: healthy} when it became healthy.
     */
    public List<String> beginnings() {
        return beginnings;
    }

    /** After {@link #down}: starts everything in new containers; returns when all are healthy. */
    public void upAgain() {
        compose(UP_WITHIN, "up", "-d");
        untilAllAreWell();
    }

    /** Where a part of the base file is for this machine, without a path. */
    public URI address(Part part) {
        return URI.create("http://localhost:" + port(part));
    }

    /** The port of a part of the base file on this machine. */
    public int port(Part part) {
        return Integer.parseInt(files.variable(part.variable()));
    }

    /** Ends the containers of a service with SIGKILL; returns when they are gone. */
    public void kill(String service) {
        compose(DONE_WITHIN, "kill", service);
    }

    /** Starts the same containers again; returns when they are healthy. */
    public void start(String service) {
        compose(DONE_WITHIN, "start", service);
        waiting(service + " is healthy").until(() -> containers.isWell(service));
    }

    /** Starts the containers that were killed; returns when all services are healthy. */
    void startWhatIsDown() {
        containers.down().forEach(service -> compose(DONE_WITHIN, "start", service));
        untilAllAreWell();
    }

    /**
     * What Docker says of each service's container: {@code Up 3 seconds (healthy)}, {@code Exited
     * (137) 1 second ago}. Of several containers of a service, one that is not well.
     */
    public Map<String, String> ps() {
        return containers.states();
    }

    /** The id of a service's only container. */
    public String container(String service) {
        return containers.container(service);
    }

    /** Docker's own account of a service's container: {@code docker inspect}. */
    public JsonNode inspect(String service) {
        return containers.inspect(service);
    }

    /**
     * Runs {@code docker}.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or takes more than a minute
     */
    public String docker(String... arguments) {
        return containers.docker(arguments);
    }

    /**
     * Runs a program in the container of a service.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or takes more than a minute
     */
    public String exec(String service, String... program) {
        List<String> arguments = new ArrayList<>(List.of("exec", "-T", service));
        arguments.addAll(List.of(program));
        return files.compose(DONE_WITHIN, arguments);
    }

    /**
     * Runs {@code docker-compose} with the files, variables and name of these containers.
     *
     * @return its standard output
     * @throws IllegalStateException if it fails, or takes too long
     */
    public String compose(Duration within, String... arguments) {
        return files.compose(within, List.of(arguments));
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
                    Project.freshFile(files.project() + "-services.log"),
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
