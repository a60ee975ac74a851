package dev.restante.system.queue;

import static org.awaitility.Awaitility.await;

import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.Daemons;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A gateway whose clients can emit jobs, and four workers that share them. */
final class WorkQueue implements AutoCloseable {

    static final List<String> WORKERS = List.of("worker-a", "worker-b", "worker-c", "worker-d");

    /** How often a job is tried. */
    static final int ATTEMPTS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GROUP = "queue-workers";

    private final Daemons daemons;
    private final Daemon gateway;
    private final Map<String, Daemon> workers = new LinkedHashMap<>();
    private final QueueTopics topics;
    private final Clients clients;

    /**
     * @param stack whose Kafka is used; nothing else of it
     */
    WorkQueue(Stack stack) {
        daemons = new Daemons("queue").at(stack);
        topics = new QueueTopics(daemons.bootstrap(), GROUP);
        gateway =
                daemons.gateway(
                        "gateway", Project.module().resolve("src/test/resources/queue.properties"));
        for (String name : WORKERS) {
            workers.put(name, daemons.worker(name, settings()));
        }
        clients = new Clients(daemons.address("gateway"), new NodeProcess());
    }

    private static Map<String, String> settings() {
        return Map.of(
                "RESTANTE_WORKER_TOPICS_JOBS",
                QueueTopics.JOBS,
                "RESTANTE_WORKER_TOPICS_SERVER_EVENTS",
                QueueTopics.SERVER_EVENTS,
                "RESTANTE_WORKER_TOPICS_DEAD_LETTERS",
                QueueTopics.DEAD_LETTERS,
                "RESTANTE_WORKER_TOPICS_PARTITIONS",
                "1",
                "RESTANTE_WORKER_GROUP",
                GROUP,
                "RESTANTE_WORKER_LANES",
                "1",
                "RESTANTE_WORKER_LOCK",
                "2s",
                "RESTANTE_WORKER_RETRY_ATTEMPTS",
                Integer.toString(ATTEMPTS));
    }

    /** Returns when the gateway and all workers are well, and each worker is served. */
    void startWhatIsDown() {
        gateway.start();
        workers.values().forEach(Daemon::start);
        until("the gateway is ready", gateway::isReady);
        workers.values().forEach(worker -> until(worker.name() + " is ready", worker::isReady));
        until("all workers share the partition", () -> topics.members() == WORKERS.size());
    }

    static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    /** A client that can emit jobs. */
    Client client() {
        return clients.open(ClientKind.JAVA, "/work");
    }

    Daemon worker(String name) {
        return workers.get(name);
    }

    QueueTopics topics() {
        return topics;
    }

    /** How many jobs were given to workers, counted by those that live. */
    double deliveries() {
        return WORKERS.stream()
                .mapToDouble(name -> daemons.metric(name, "restante_worker_deliveries_total"))
                .sum();
    }

    String logTails() {
        return gateway.logTail()
                + workers.values().stream().map(Daemon::logTail).collect(Collectors.joining());
    }

    @Override
    public void close() {
        clients.close();
        workers.values().forEach(Daemon::close);
        gateway.close();
    }
}
