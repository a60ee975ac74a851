package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.PortBinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka as {@link KafkaContainer}, which can be killed and started again. Testcontainers itself
 * knows no second start of a container: it would make another one, with another port and no data.
 */
final class KafkaInContainer implements AutoCloseable {

    private static final int INSIDE = 9_092;
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(30);

    private final int port;
    private final KafkaContainer container;

    /**
     * @param port on this machine; one that Docker chooses would be another after a restart
     */
    KafkaInContainer(int port) {
        this.port = port;
        this.container =
                new KafkaContainer(
                                DockerImageName.parse(
                                                Docker.image("KAFKA_IMAGE", "apache/kafka:4.3.1"))
                                        .asCompatibleSubstituteFor("apache/kafka"))
                        .withEnv(settings())
                        .withLabels(Docker.labels())
                        .withCreateContainerCmdModifier(
                                create ->
                                        create.getHostConfig()
                                                .withPortBindings(
                                                        PortBinding.parse(
                                                                "127.0.0.1:%d:%d"
                                                                        .formatted(port, INSIDE))));
    }

    /** As in docker-compose.yml: one machine to wait for decides how long it takes after a kill. */
    private static Map<String, String> settings() {
        return Map.of(
                "KAFKA_LOG_DIRS", "/var/lib/kafka/data",
                "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
                "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
                "KAFKA_BROKER_SESSION_TIMEOUT_MS", "2000",
                "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500",
                "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000",
                "KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000",
                "KAFKA_HEAP_OPTS", "-Xms64m -Xmx384m");
    }

    KafkaContainer container() {
        return container;
    }

    /** Host and port. */
    String bootstrap() {
        return "localhost:" + port;
    }

    /** Ends it with SIGKILL; returns when it is gone. */
    void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
        await("Kafka is gone").atMost(GONE_WITHIN).until(() -> !isRunning());
    }

    /** Starts the same container again; returns when Kafka answers. */
    void start() {
        container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.describeCluster().clusterId().get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer after its start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isRunning() {
        return Boolean.TRUE.equals(container.getCurrentContainerInfo().getState().getRunning());
    }

    /** The last lines of what it wrote. */
    String logTail() {
        if (container.getContainerId() == null) {
            return "";
        }
        List<String> lines = container.getLogs().lines().toList();
        return "---- the end of Kafka's log%n%s%n"
                .formatted(
                        String.join(
                                System.lineSeparator(),
                                lines.subList(
                                        Math.max(0, lines.size() - Logs.TAIL_LINES),
                                        lines.size())));
    }

    @Override
    public void close() {
        container.stop();
    }
}
