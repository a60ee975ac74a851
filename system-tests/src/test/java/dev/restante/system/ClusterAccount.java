package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Clients;
import dev.restante.system.client.Connected;
import dev.restante.system.client.NodeClient;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.ledger.Ledger;
import dev.restante.system.stack.Cluster;
import dev.restante.system.stack.ConsumerService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Messages and posts through a cluster without an end, into one room of each partition, and the
 * count of what became of them. Every kind of client sends; those that recover their sessions are
 * in all the rooms, and have to hear all of it.
 */
final class ClusterAccount implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final Duration PACE = Duration.ofMillis(40);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Of each source that has to be heard before the road counts as open. */
    private static final int HEARD = 5;

    private final Cluster cluster;
    private final Clients clients;
    private final Ledger ledger;
    private final Map<Integer, String> rooms = new TreeMap<>();
    private final List<NodeClient> listeners = new ArrayList<>();
    private final Map<String, Flow> messages = new TreeMap<>();
    private final Map<String, Flow> posts = new TreeMap<>();

    ClusterAccount(String name, Cluster cluster, NodeProcess node) {
        this.cluster = cluster;
        this.clients = new Clients(cluster.proxy(), node);
        this.ledger = new Ledger(name, System.out);
        while (rooms.size() < PARTITIONS) {
            String room = Scenario.randomName("room");
            rooms.put(partition(room), room);
        }
    }

    /** Where Kafka's own clients put a record with such a key. */
    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    /** Connects, and begins to send: each event under its id until Kafka has it. */
    void begin() {
        listener("websocket");
        listener("polling");
        listener("polling", "websocket");
        rooms.forEach((partition, room) -> send(listeners.get(partition), room));
        send(clients.open(ClientKind.JAVA, "/chat"), rooms.get(0));
        String name = "post-" + rooms.get(1);
        Posts sending = new Posts(cluster.producer(), rooms.get(1));
        posts.put(name, new Flow(name, false, sending, ledger, PACE).insist().start());
    }

    private void listener(String... transports) {
        ObjectNode options = Scenario.object();
        Stream.of(transports).forEach(options.putArray("transports")::add);
        NodeClient client = clients.openNode("/chat", options);
        rooms.values().forEach(room -> Scenario.join(client, room));
        listeners.add(client);
    }

    private void send(Client client, String room) {
        String name = client.name() + "-" + room;
        Messages sending = new Messages(client, room);
        messages.put(name, new Flow(name, true, sending, ledger, PACE).insist().start());
    }

    /**
     * Waits until every listener has heard of every source what was sent after this moment.
     *
     * @return how long that took
     */
    Duration untilAllFlows(Duration within) {
        Map<String, Flow> all = new TreeMap<>(messages);
        all.putAll(posts);
        return untilHeard(all, within);
    }

    /** The same, of messages alone. */
    Duration untilMessagesFlow(Duration within) {
        return untilHeard(messages, within);
    }

    private Duration untilHeard(Map<String, Flow> flows, Duration within) {
        long began = System.nanoTime();
        List<String> awaited = new ArrayList<>();
        flows.forEach((name, flow) -> awaited.add(name + "-" + (flow.acked() + HEARD)));
        await("all hear " + awaited)
                .atMost(within)
                .pollInterval(POLL)
                .until(() -> listeners.stream().allMatch(l -> heard(l).containsAll(awaited)));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Waits until Kafka has taken so many more messages of every client. */
    void untilMessagesAreAcked(int more) {
        messages.values().forEach(flow -> flow.untilAcked(more));
    }

    private static HashSet<String> heard(Client listener) {
        return new HashSet<>(listener.inbox().ids("message", "notice"));
    }

    /** Ends the flows, waits until everything has arrived, and counts. */
    void mustBalance() {
        Stream.of(messages, posts).forEach(flows -> flows.values().forEach(Flow::stop));
        try {
            Scenario.until("everything has arrived", this::hasArrived);
        } catch (ConditionTimeoutException e) {
            // The ledger tells what is missing.
            System.out.println("LATE    " + e.getMessage());
        }
        ledger.processed(processed());
        listeners.forEach(l -> ledger.received(l.name(), l.inbox().ids("message", "notice")));
        ledger.mustBalance();
    }

    private boolean hasArrived() {
        return listeners.stream().allMatch(l -> heard(l).containsAll(ledger.acked()))
                && new HashSet<>(processed()).containsAll(ledger.ackedForService());
    }

    private List<String> processed() {
        ConsumerService either = cluster.consumers().get(0);
        return rooms.values().stream().flatMap(room -> either.processedIn(room).stream()).toList();
    }

    /** Every client that can go on with its session did so, each time it came back. */
    void everySessionMustHaveGoneOn() {
        for (NodeClient listener : listeners) {
            List<Connected> all = listener.inbox().connections();
            assertThat(all.subList(1, all.size()))
                    .as("the times %s came back", listener.name())
                    .isNotEmpty()
                    .containsOnly(new Connected(all.get(0).id(), true));
        }
    }

    @Override
    public void close() {
        Stream.of(messages, posts).forEach(flows -> flows.values().forEach(Flow::abandon));
        clients.close();
    }
}
