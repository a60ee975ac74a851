package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** The containers of {@code docker-compose.cluster.yml}. */
public final class Cluster implements AutoCloseable {

    /** The brokers, by their services' names. */
    public static final List<String> BROKERS = List.of("kafka", "kafka-2", "kafka-3");

    private static final List<String> FILES =
            List.of("docker-compose.yml", "docker-compose.cluster.yml");
    private static final String KAFKA_2 = "RESTANTE_KAFKA_2_PORT";
    private static final String KAFKA_3 = "RESTANTE_KAFKA_3_PORT";
    private static final String CONSUMER_2 = "RESTANTE_CONSUMER_2_PORT";
    private static final Duration WELL_WITHIN = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Compose compose;
    private final Map<String, String> ports;

    private Cluster(Compose compose, Map<String, String> ports) {
        this.compose = compose;
        this.ports = ports;
    }

    /** Starts one with empty volumes on free ports; returns when all of it is healthy. */
    public static Cluster start(String name) {
        List<Integer> free = FreePorts.find(3);
        Map<String, String> ports = new HashMap<>();
        ports.put(KAFKA_2, free.get(0).toString());
        ports.put(KAFKA_3, free.get(1).toString());
        ports.put(CONSUMER_2, free.get(2).toString());
        return new Cluster(Compose.up(name, FILES, ports), ports);
    }

    /** The proxy before the gateways. */
    public URI proxy() {
        return compose.address(Part.GATEWAY);
    }

    /** The producer-service. */
    public ProducerService producer() {
        return new ProducerService(compose.address(Part.PRODUCER));
    }

    /** Both consumer-services. */
    public List<ConsumerService> consumers() {
        return List.of(
                new ConsumerService(compose.address(Part.CONSUMER)),
                new ConsumerService(URI.create("http://localhost:" + ports.get(CONSUMER_2))));
    }

    /** {@code kill -9} of a service's container; returns when it is gone. */
    public void kill(String service) {
        compose.docker("kill", compose.container(service));
    }

    /** Whether it is still as a kill has left it. */
    public boolean isDown(String service) {
        return compose.ps().get(service).startsWith("Exited (137)");
    }

    /** Starts it again, and does not wait. */
    public void revive(String service) {
        compose.docker("start", compose.container(service));
    }

    /** Waits until a container is healthy, and if it is a broker, has all records again. */
    public void awaitWell(String service) {
        await(service + " is healthy")
                .atMost(WELL_WITHIN)
                .pollInterval(POLL)
                .until(() -> compose.ps().get(service).contains("(healthy)"));
        if (BROKERS.contains(service)) {
            awaitInSync();
        }
    }

    private void awaitInSync() {
        await("every copy of every partition is in sync")
                .atMost(WELL_WITHIN)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> partitions().allMatch(p -> p.isr().size() == BROKERS.size()));
    }

    /** How many copies there are of each partition, those of Kafka's own topics among them. */
    public List<Integer> copies() throws ExecutionException, InterruptedException {
        return partitions().map(partition -> partition.replicas().size()).toList();
    }

    private Stream<TopicPartitionInfo> partitions()
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            Collection<String> topics =
                    admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
            Map<String, TopicDescription> all = admin.describeTopics(topics).allTopicNames().get();
            return all.values().stream().flatMap(topic -> topic.partitions().stream());
        }
    }

    private String bootstrap() {
        return "localhost:%d,localhost:%s,localhost:%s"
                .formatted(compose.port(Part.KAFKA), ports.get(KAFKA_2), ports.get(KAFKA_3));
    }

    /** What each container has in memory, as Docker says it. */
    public String memory() {
        List<String> all = new ArrayList<>(List.of("stats", "--no-stream", "--format"));
        all.add("{{.Name}} {{.MemUsage}}");
        compose.ps().keySet().forEach(service -> all.add(compose.container(service)));
        return String.join("; ", compose.docker(all.toArray(String[]::new)).lines().toList());
    }

    /** The last lines of every service's log. */
    public String logTails() {
        return compose.logTails();
    }

    @Override
    public void close() {
        compose.close();
    }
}
