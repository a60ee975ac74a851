package dev.restante.stack;

import dev.restante.stack.broker.EmbeddedKafka;
import dev.restante.stack.process.HttpProbe;
import dev.restante.stack.process.KafkaProbe;
import dev.restante.stack.process.Probe;
import dev.restante.stack.process.ProcessPlan;
import dev.restante.stack.settings.StackException;
import dev.restante.stack.settings.StackPort;
import dev.restante.stack.settings.StackSettings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each process of the stack is started. */
final class Plans {

    /** A heap that begins small, one collector thread: four JVMs share one small machine. */
    private static final List<String> SMALL = List.of("-Xms16m", "-XX:+UseSerialGC");

    /**
     * The quick compiler alone: these are killed and started more often than they have much to do.
     * Not so a worker, whose jobs are work for the CPU.
     */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final StackSettings settings;
    private final StackFolder folder;
    private final Map<String, String> environment;

    /**
     * @param settings where everything is
     * @param folder the data folder
     * @param environment the stack's own environment, which the processes inherit
     */
    Plans(StackSettings settings, StackFolder folder, Map<String, String> environment) {
        this.settings = settings;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    ProcessPlan kafka() throws StackException {
        Path jar = built("stack", "stack.jar");
        List<String> arguments = new ArrayList<>(EmbeddedKafka.JVM_OPTIONS);
        arguments.addAll(List.of("-cp", jar.toString(), EmbeddedKafka.class.getName()));
        int port = settings.ports().of(StackPort.KAFKA);
        return plan(StackPort.KAFKA, jar, arguments, Map.of(), new KafkaProbe(port));
    }

    ProcessPlan producer() throws StackException {
        return service(StackPort.PRODUCER, Map.of(), QUICK, "-Xmx128m");
    }

    ProcessPlan consumer() throws StackException {
        return service(StackPort.CONSUMER, Map.of(), QUICK, "-Xmx128m");
    }

    /**
     * A worker at the work queue, see {@code docs/queues.md}.
     *
     * @param port which one
     */
    ProcessPlan worker(StackPort port) throws StackException {
        int number = settings.ports().of(port);
        Map<String, String> more = new HashMap<>();
        more.put("RESTANTE_WORKER_NAME", port.owner());
        more.put("RESTANTE_WORKER_PORT", Integer.toString(number));
        // How long a worker may hang before its job is somebody else's. The embedded broker allows
        // what a person can wait for.
        more.put("RESTANTE_WORKER_LOCK", environment.getOrDefault("RESTANTE_WORKER_LOCK", "5s"));
        return service("worker-service", port, more, "-Xmx128m");
    }

    ProcessPlan gateway() throws StackException, IOException {
        Map<String, String> more = new HashMap<>();
        // Only here is there something to control: the page then shows its buttons.
        int control = settings.ports().of(StackPort.CONTROL);
        more.put("RESTANTE_PAGE_CONTROL", "http://localhost:" + control);
        if (environment.getOrDefault("RESTANTE_SESSION_SECRET", "").isBlank()) {
            more.put("RESTANTE_SESSION_SECRET", folder.sessionSecret());
        }
        Path config = settings.home().resolve("stack/config/gateway.properties");
        if (Files.exists(config) && !environment.containsKey("SMALLRYE_CONFIG_LOCATIONS")) {
            // A list of addresses divided by commas: a folder may have one, or a space, in its
            // name.
            String address = config.toUri().toString().replace(",", "%2C");
            more.put("SMALLRYE_CONFIG_LOCATIONS", address);
        }
        return service(StackPort.GATEWAY, more, QUICK, "-Xmx256m");
    }

    private ProcessPlan service(StackPort port, Map<String, String> more, String... jvm)
            throws StackException {
        return service(port.owner(), port, more, jvm);
    }

    private ProcessPlan service(
            String module, StackPort port, Map<String, String> more, String... jvm)
            throws StackException {
        Path jar = built(module, "quarkus-app/quarkus-run.jar");
        List<String> arguments = new ArrayList<>(SMALL);
        arguments.addAll(List.of(jvm));
        arguments.addAll(List.of("-jar", jar.toString()));
        int number = settings.ports().of(port);
        return plan(port, jar, arguments, more, new HttpProbe(readiness(number)));
    }

    private ProcessPlan plan(
            StackPort port,
            Path jar,
            List<String> arguments,
            Map<String, String> more,
            Probe probe) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Map<String, String> all = new HashMap<>(shared());
        all.putAll(more);
        return new ProcessPlan(
                port,
                settings.ports().of(port),
                command,
                all,
                jar.toString(),
                folder.run(),
                folder.log(port.owner()),
                probe);
    }

    private Map<String, String> shared() {
        Map<String, String> all = new HashMap<>();
        for (StackPort port : StackPort.values()) {
            all.put(port.variable(), Integer.toString(settings.ports().of(port)));
        }
        all.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + settings.ports().of(StackPort.KAFKA));
        all.put("RESTANTE_DATA", folder.path().toString());
        // Without it the C library keeps an arena of freed memory for every few threads.
        all.put("MALLOC_ARENA_MAX", "2");
        return all;
    }

    private Path built(String module, String file) throws StackException {
        Path jar = settings.home().resolve(module).resolve("target").resolve(file);
        if (Files.notExists(jar)) {
            throw new StackException(
                    "%s is not built (%s is missing); run ./restante, or mvn package."
                            .formatted(module, jar));
        }
        return jar;
    }

    private static URL readiness(int port) throws StackException {
        try {
            return new URL("http", "localhost", port, "/q/health/ready");
        } catch (MalformedURLException e) {
            throw new StackException("No address for port " + port, e);
        }
    }
}
