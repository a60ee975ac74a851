package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeClient;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.ledger.Event;
import dev.restante.system.ledger.Ledger;
import dev.restante.system.stack.ConsumerService;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** What one test works with: the stack, a room of its own, clients, and the ledger. */
final class Scenario implements AutoCloseable {

    private static final Duration ARRIVAL = Duration.ofSeconds(30);

    /** A busy machine has sent much while a part was down. */
    private static final Duration ALL_ARRIVED = Duration.ofSeconds(75);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Stack stack;
    private final Clients clients;
    private final Ledger ledger;
    private final String room = randomName("room");
    private final List<Flow> flows = new ArrayList<>();

    Scenario(String name, Stack stack, NodeProcess node) {
        this.stack = stack;
        this.clients = new Clients(stack.address(Part.GATEWAY), node);
        this.ledger = new Ledger(name, System.out);
    }

    static String randomName(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** Eight hex digits. */
    static String randomHex() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    Stack stack() {
        return stack;
    }

    String room() {
        return room;
    }

    Ledger ledger() {
        return ledger;
    }

    ProducerService producer() {
        return new ProducerService(stack.address(Part.PRODUCER));
    }

    ConsumerService consumer() {
        return new ConsumerService(stack.address(Part.CONSUMER));
    }

    /** A client in a namespace, in no room. */
    Client client(ClientKind kind, String namespace) {
        return clients.open(kind, namespace);
    }

    /** A client in a namespace that can be taken offline. */
    NodeClient node(String namespace) {
        return clients.openNode(namespace);
    }

    /** A client of the getting-started chat's later steps: it remembers how far it has come. */
    NodeClient follower(ObjectNode options) {
        return clients.openFollowing("/", options, "chat message");
    }

    /** A member of this scenario's room. */
    Client member(ClientKind kind) {
        return joined(clients.open(kind, "/chat"));
    }

    /** A member of this scenario's room that can be taken offline. */
    NodeClient nodeMember() {
        return joined(clients.openNode("/chat"));
    }

    private <T extends Client> T joined(T client) {
        join(client, room);
        return client;
    }

    static void join(Client client, String room) {
        JsonNode answer = client.askText("join", room);
        assertThat(answer.path("status").asText()).as("ack of join: %s", answer).isEqualTo("ok");
    }

    /** Chat messages from a client, one after another without waiting for acks. */
    Flow messages(Client from, Duration pace) {
        return flow(
                new Flow(
                        source("message-" + from.name()),
                        true,
                        new Messages(from, room),
                        ledger,
                        pace));
    }

    /** Chat messages from a client, each sent under its id until Kafka has it. */
    Flow insistentMessages(Client from, Duration pace) {
        return messages(from, pace).insist();
    }

    /** Events for the room by {@code POST /events}, one after another, each until Kafka has it. */
    Flow posts(Duration pace) {
        return posts(producer(), pace);
    }

    /** The same, to another producer-service than the stack's. */
    Flow posts(ProducerService to, Duration pace) {
        Posts posts = new Posts(to, room);
        String name = "post-" + to.address().getPort();
        return flow(new Flow(source(name), false, posts, ledger, pace)).insist();
    }

    /** Ids are unique on the whole road, not only in a room. */
    private String source(String name) {
        return name + "-" + room;
    }

    private Flow flow(Flow flow) {
        flows.add(flow);
        return flow;
    }

    /** Waits for something that is to come. */
    static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(ARRIVAL).pollInterval(POLL).until(condition);
    }

    /**
     * Ends the flows, waits until everything has arrived, and closes the account. A last message of
     * the first listener goes through consumer-service: what is before it in the room came before.
     */
    void mustBalance(Client... listeners) {
        flows.forEach(Flow::stop);
        Event last = new Event(source("last"), 1, true);
        ledger.sent(last);
        Messages lastOne = new Messages(listeners[0], room);
        until("the last message is stored", () -> lastOne.send(last).join());
        ledger.acked(last);
        try {
            await("everything has arrived")
                    .atMost(ALL_ARRIVED)
                    .pollInterval(POLL)
                    .until(() -> hasArrived(listeners));
        } catch (ConditionTimeoutException e) {
            // The ledger tells what is missing.
            System.out.println("LATE    " + e.getMessage());
        }
        ledger.processed(consumer().processedIn(room));
        for (Client listener : listeners) {
            ledger.received(listener.name(), listener.inbox().ids("message", "notice"));
        }
        ledger.mustBalance();
    }

    private boolean hasArrived(Client... listeners) {
        for (Client listener : listeners) {
            if (!new HashSet<>(listener.inbox().ids("message", "notice"))
                    .containsAll(ledger.acked())) {
                return false;
            }
        }
        return new HashSet<>(consumer().processedIn(room)).containsAll(ledger.ackedForService());
    }

    @Override
    public void close() {
        flows.forEach(Flow::abandon);
        clients.close();
    }
}
