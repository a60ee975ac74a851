package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** {@code ./restante}: a supervisor with Kafka and the services, each a process of its own. */
public final class EmbeddedStack implements Stack {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final long STOPPED_WITHIN_SECONDS = 25;

    private final Map<Part, Integer> ports;
    private final Process supervisor;
    private final Logs logs;
    private final Thread lastResort = new Thread(this::kill, "kill-stack");

    private EmbeddedStack(Map<Part, Integer> ports, Process supervisor, Logs logs) {
        this.ports = Map.copyOf(ports);
        this.supervisor = supervisor;
        this.logs = logs;
    }

    /**
     * Starts one on free ports and an empty data folder; returns when all of it is ready.
     *
     * @param name of its folder and console log under {@code target}
     */
    public static EmbeddedStack start(String name) {
        Path data = Project.freshFolder(name + "-data");
        Map<Part, Integer> ports = FreePorts.find();
        Logs logs = new Logs(Project.module().resolve("target/" + name + "-console.log"), data);
        EmbeddedStack stack =
                new EmbeddedStack(ports, Launch.of(ports, data, logs.console()), logs);
        Runtime.getRuntime().addShutdownHook(stack.lastResort);
        try {
            await("the stack is ready").atMost(READY_WITHIN).until(stack::isReadyOrEnded);
            if (!stack.supervisor.isAlive()) {
                throw new IllegalStateException("the stack ended while it started");
            }
            return stack;
        } catch (RuntimeException e) {
            System.out.println(logs.tails());
            stack.close();
            throw e;
        }
    }

    private boolean isReadyOrEnded() {
        return !supervisor.isAlive() || logs.consoleSays("Open http://");
    }

    @Override
    public URI address(Part part) {
        return URI.create("http://localhost:" + ports.get(part));
    }

    /** All ports. */
    public Map<Part, Integer> ports() {
        return ports;
    }

    @Override
    public void kill(Part part) {
        control(part, "kill");
    }

    @Override
    public Duration start(Part part) {
        long began = System.nanoTime();
        control(part, "start");
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public Duration kafkaIsBackWithin() {
        return Duration.ofSeconds(8);
    }

    /** When the process of a part that runs was started. */
    public Instant startedAt(Part part) {
        Reply status = Http.get(address(Part.CONTROL).resolve("/status"));
        for (JsonNode process : status.json().path("processes")) {
            if (process.path("name").asText().equals(part.process())) {
                return Instant.ofEpochMilli(process.path("startedMs").asLong());
            }
        }
        throw new IllegalStateException("no " + part.process() + " in " + status);
    }

    private void control(Part part, String action) {
        Reply reply = Http.post(processAddress(part, action), Map.of(), "");
        if (reply.status() != 200) {
            throw new IllegalStateException(
                    "%s %s: %s%n%s".formatted(action, part.process(), reply, logs.tails()));
        }
    }

    private URI processAddress(Part part, String action) {
        return address(Part.CONTROL).resolve("/processes/" + part.process() + "/" + action);
    }

    @Override
    public void startWhatIsDown() {
        Reply status = Http.get(address(Part.CONTROL).resolve("/status"));
        for (JsonNode process : status.json().path("processes")) {
            if (process.path("state").asText().equals("down")) {
                // A worker is down unless somebody started it.
                Part.find(process.path("name").asText())
                        .filter(part -> !part.isOptional())
                        .ifPresent(this::start);
            }
        }
        await("every service is ready").atMost(READY_WITHIN).until(this::allAreWell);
    }

    private boolean allAreWell() {
        return Stream.of(Part.GATEWAY, Part.PRODUCER, Part.CONSUMER)
                .map(part -> Http.get(address(part).resolve("/q/health/ready")))
                .allMatch(health -> health.status() == 200);
    }

    @Override
    public String logTails() {
        return logs.tails();
    }

    /** SIGTERM, as Ctrl-C does it. What is not gone then is killed, and that is an error. */
    @Override
    public void close() {
        List<ProcessHandle> all = processes();
        System.out.printf(
                "MEASURED the stack: %s; %d MiB resident at its end%n",
                logs.lineOfConsole("ready in"), Memory.residentMib(all));
        supervisor.destroy();
        List<ProcessHandle> left = all.stream().filter(EmbeddedStack::outlives).toList();
        kill(left);
        Runtime.getRuntime().removeShutdownHook(lastResort);
        if (!left.isEmpty()) {
            System.out.println(logs.tails());
            throw new IllegalStateException("the stack was told to end, and left " + left);
        }
    }

    private List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(supervisor.descendants().toList());
        all.add(supervisor.toHandle());
        return all;
    }

    private static boolean outlives(ProcessHandle process) {
        try {
            process.onExit().get(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void kill() {
        kill(processes());
    }

    private static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
    }
}
