package dev.restante.system.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * Makes {@link Daemon}s of one Restante: any number of each part, on free ports, all of them in one
 * folder and at one Kafka. None is started.
 */
public final class Daemons {

    private static final String SECRET = "secret of the tests with several gateways";

    /** As the one-machine stack starts all but workers: what is started often, compiles quickly. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final String name;
    private final Path folder;
    private final Map<String, Integer> ports = new HashMap<>();
    private final List<Integer> free = new ArrayList<>(FreePorts.find(16));
    private String bootstrap;

    /**
     * @param name of its folder under {@code target}, and the beginning of every log's
     */
    public Daemons(String name) {
        this.name = name;
        this.folder = Project.freshFolder(name + "-data");
    }

    /**
     * Parts at the Kafka of a stack.
     *
     * @param name of their folder under {@code target}, and the beginning of every log's
     */
    public static Daemons beside(String name, Stack stack) {
        Daemons daemons = new Daemons(name);
        daemons.bootstrap = stack.address(Part.KAFKA).getAuthority();
        return daemons;
    }

    /** A port of this machine that no other part has. */
    public int port(String part) {
        return ports.computeIfAbsent(part, p -> free.remove(0));
    }

    /** Where a part is. */
    public URI address(String part) {
        return URI.create("http://localhost:" + port(part));
    }

    /** Host and port of Kafka. */
    public String bootstrap() {
        return bootstrap;
    }

    /** All are at a Kafka that runs already. */
    public Daemons at(Stack stack) {
        return at(stack.address(Part.KAFKA).getAuthority());
    }

    /** All are at the Kafka of this host and port. */
    Daemons at(String kafka) {
        bootstrap = kafka;
        return this;
    }

    /** The broker of one machine. */
    public Daemon kafka() {
        int port = port("kafka");
        bootstrap = "localhost:" + port;
        Map<String, String> environment = environment();
        environment.put("RESTANTE_KAFKA_PORT", Integer.toString(port));
        return Daemon.listener(name + "-kafka", kafkaCommand(), environment, port);
    }

    /** The brokers of one cluster, each also a controller; node ids are 1, 2, 3 ... */
    public List<Daemon> cluster(int size) {
        List<String> voters = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (int node = 1; node <= size; node++) {
            voters.add(node + "@localhost:" + port("controller-" + node));
            hosts.add("localhost:" + port("kafka-" + node));
        }
        bootstrap = String.join(",", hosts);
        String clusterId = Uuid.randomUuid().toString();
        return IntStream.rangeClosed(1, size)
                .mapToObj(node -> broker(node, String.join(",", voters), clusterId))
                .toList();
    }

    private Daemon broker(int node, String voters, String clusterId) {
        String part = "kafka-" + node;
        Map<String, String> environment = environment();
        environment.put("RESTANTE_DATA", folder.resolve(part).toString());
        environment.put("RESTANTE_KAFKA_PORT", Integer.toString(port(part)));
        environment.put("RESTANTE_KAFKA_NODE", Integer.toString(node));
        environment.put("RESTANTE_KAFKA_VOTERS", voters);
        environment.put("RESTANTE_KAFKA_CLUSTER_ID", clusterId);
        return Daemon.listener(name + "-" + part, kafkaCommand(), environment, port(part));
    }

    private static List<String> kafkaCommand() {
        return List.of(
                java(),
                "-Xms16m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                QUICK,
                "-cp",
                Project.home().resolve("stack/target/stack.jar").toString(),
                "dev.restante.stack.broker.EmbeddedKafka");
    }

    /**
     * A gateway.
     *
     * @param part its name and its gateway id
     * @param properties a file with its namespaces and whatever else
     */
    public Daemon gateway(String part, Path properties) {
        return gateway(part, properties, Map.of());
    }

    /** The same, with further variables. */
    Daemon gateway(String part, Path properties, Map<String, String> more) {
        Map<String, String> environment = environment();
        environment.putAll(more);
        environment.put("RESTANTE_GATEWAY_PORT", Integer.toString(port(part)));
        environment.put("RESTANTE_GATEWAY_ID", part);
        environment.put("RESTANTE_SESSION_SECRET", SECRET);
        environment.put("SMALLRYE_CONFIG_LOCATIONS", properties.toUri().toString());
        return service(part, "gateway", environment, QUICK, "-Xmx256m");
    }

    /** A consumer-service with its database in a file; there can be one. */
    public Daemon consumer(String part) {
        return consumer(part, Map.of());
    }

    /** One of several consumer-services that share a database. */
    public Daemon consumer(String part, Postgres database) {
        return consumer(
                part,
                Map.of(
                        "QUARKUS_PROFILE", "prod,postgresql",
                        "RESTANTE_POSTGRES_URL", database.jdbcUrl(),
                        "RESTANTE_POSTGRES_USER", database.user()));
    }

    /** One with further variables. */
    Daemon consumer(String part, Map<String, String> more) {
        Map<String, String> environment = environment();
        environment.putAll(more);
        environment.put("RESTANTE_CONSUMER_PORT", Integer.toString(port(part)));
        environment.put("RESTANTE_CONSUMER_INSTANCE", part);
        return service(part, "consumer-service", environment, QUICK, "-Xmx128m");
    }

    /** A producer-service. */
    public Daemon producer(String part) {
        return producer(part, Map.of());
    }

    /**
     * A producer-service with an outbox, and a database of its own.
     *
     * @param more further variables of its environment
     */
    public Daemon producerWithOutbox(String part, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("RESTANTE_PRODUCER_OUTBOX_ENABLED", "true");
        all.put("RESTANTE_PRODUCER_TRANSACTIONAL_ID", part);
        all.put("RESTANTE_DATA", folder.resolve(part).toString());
        return producer(part, all);
    }

    /** One of several producer-services that share the database of their outbox. */
    public Daemon producerWithOutbox(String part, Postgres database) {
        return producerWithOutbox(
                part,
                Map.of(
                        "QUARKUS_PROFILE", "prod,postgresql",
                        "RESTANTE_PRODUCER_POSTGRES_URL", database.jdbcUrl(),
                        "RESTANTE_PRODUCER_POSTGRES_USER", database.user()));
    }

    private Daemon producer(String part, Map<String, String> more) {
        Map<String, String> environment = environment();
        environment.putAll(more);
        environment.put("RESTANTE_PRODUCER_PORT", Integer.toString(port(part)));
        return service(part, "producer-service", environment, QUICK, "-Xmx128m");
    }

    /**
     * A worker at a work queue.
     *
     * @param part its name, also in what clients are told
     * @param settings further variables
     */
    public Daemon worker(String part, Map<String, String> settings) {
        Map<String, String> environment = environment();
        environment.put("RESTANTE_WORKER_NAME", part);
        environment.put("RESTANTE_WORKER_PORT", Integer.toString(port(part)));
        environment.putAll(settings);
        return service(part, "worker-service", environment, "-Xmx128m");
    }

    /** The sum of a metric of a service over all its labels; 0 if there is none of the name. */
    public double metric(String part, String metric) {
        return Metrics.sum(address(part), metric);
    }

    private Daemon service(
            String part, String module, Map<String, String> environment, String... jvm) {
        return Daemon.service(name + "-" + part, command(module, jvm), environment, address(part));
    }

    /**
     * How a built service is started.
     *
     * @param jvm further options of its JVM
     */
    static List<String> command(String module, String... jvm) {
        Path jar = Project.home().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new IllegalStateException(jar + " is missing: build " + module + " first");
        }
        List<String> command = new ArrayList<>(List.of(java(), "-Xms16m", "-XX:+UseSerialGC"));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>();
        all.put("RESTANTE_DATA", folder.toString());
        all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrap);
        all.put("MALLOC_ARENA_MAX", "2");
        return all;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
