package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka and PostgreSQL in containers of Testcontainers, as they run in many a team's tests, and the
 * three services as processes of this machine.
 */
final class ContainersStack implements Stack {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final String DATABASE = "restante";

    private final KafkaInContainer kafka;
    private final PostgreSQLContainer postgres;
    private final Map<Part, Daemon> services = new EnumMap<>(Part.class);
    private final Daemons daemons;

    private ContainersStack(String name) {
        this.kafka = new KafkaInContainer(FreePorts.find(1).get(0));
        this.postgres =
                new PostgreSQLContainer(
                                DockerImageName.parse(
                                                Docker.image(
                                                        "POSTGRES_IMAGE", "postgres:17-alpine"))
                                        .asCompatibleSubstituteFor("postgres"))
                        .withDatabaseName(DATABASE)
                        .withUsername(DATABASE)
                        .withPassword(DATABASE)
                        .withLabels(Docker.labels());
        this.daemons = new Daemons(name).at(kafka.bootstrap());
    }

    static ContainersStack start(String name) {
        Docker.require("the stack with Testcontainers");
        Docker.removeLabelled();
        long began = System.nanoTime();
        ContainersStack stack = new ContainersStack(name);
        try {
            stack.start();
        } catch (RuntimeException e) {
            System.out.println(stack.logTails());
            stack.close();
            throw e;
        }
        System.out.printf(
                "MEASURED the stack with Testcontainers: ready in %d ms%n",
                (System.nanoTime() - began) / 1_000_000);
        return stack;
    }

    private void start() {
        Startables.deepStart(kafka.container(), postgres).join();
        services.put(Part.CONSUMER, daemons.consumer("consumer-service", onPostgres()));
        services.put(Part.PRODUCER, daemons.producer("producer-service"));
        services.put(Part.GATEWAY, gateway());
        startWhatIsDown();
    }

    private Map<String, String> onPostgres() {
        return Map.of(
                "QUARKUS_PROFILE", "prod,postgresql",
                "RESTANTE_POSTGRES_URL", postgres.getJdbcUrl(),
                "RESTANTE_POSTGRES_USER", postgres.getUsername(),
                "RESTANTE_POSTGRES_PASSWORD", postgres.getPassword());
    }

    private Daemon gateway() {
        Path properties = Project.home().resolve("stack/config/gateway.properties");
        return daemons.gateway(
                "gateway",
                properties,
                Map.of(
                        "RESTANTE_CONSUMER_URL",
                        daemons.address("consumer-service").toString(),
                        // As in the other stacks: clients try every 5 s.
                        "RESTANTE_SESSION_GRACE",
                        "8s"));
    }

    @Override
    public URI address(Part part) {
        return part == Part.KAFKA
                ? URI.create("http://" + kafka.bootstrap())
                : daemons.address(part.process());
    }

    @Override
    public void kill(Part part) {
        if (part == Part.KAFKA) {
            kafka.kill();
        } else {
            services.get(part).kill();
        }
    }

    @Override
    public Duration start(Part part) {
        long began = System.nanoTime();
        if (part == Part.KAFKA) {
            kafka.start();
        } else {
            Daemon service = services.get(part);
            service.start();
            await(service.name() + " is ready").atMost(READY_WITHIN).until(service::isReady);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public Duration kafkaIsBackWithin() {
        return Docker.KAFKA_IS_BACK_WITHIN;
    }

    @Override
    public void startWhatIsDown() {
        if (!kafka.isRunning()) {
            kafka.start();
        }
        services.values().forEach(Daemon::start);
        await("every service is ready")
                .atMost(READY_WITHIN)
                .until(() -> services.values().stream().allMatch(Daemon::isReady));
    }

    @Override
    public String logTails() {
        return services.values().stream().map(Daemon::logTail).collect(Collectors.joining())
                + kafka.logTail();
    }

    @Override
    public void close() {
        services.values().forEach(Daemon::close);
        postgres.stop();
        kafka.close();
    }
}
