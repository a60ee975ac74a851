package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEventRecord;
import dev.restante.system.client.Client;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeClient;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.ledger.Event;
import dev.restante.system.ledger.Ledger;
import dev.restante.system.stack.ConsumerService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Numbered messages into one room of each partition, and the count of what two consumer-services
 * made of them.
 */
final class Account implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final Duration PACE = Duration.ofMillis(5);

    private final TwoConsumers consumers;
    private final Clients clients;
    private final Ledger ledger;
    private final NodeClient listener;
    private final Map<Integer, String> rooms = new TreeMap<>();
    private final List<Flow> flows = new ArrayList<>();

    Account(String name, TwoConsumers consumers, NodeProcess node) {
        this.consumers = consumers;
        this.clients = new Clients(consumers.gateway().address(), node);
        this.ledger = new Ledger(name, System.out);
        while (rooms.size() < PARTITIONS) {
            String room = Scenario.randomName("room");
            rooms.put(partition(room), room);
        }
        this.listener = clients.openNode("/chat");
        rooms.values().forEach(room -> Scenario.join(listener, room));
    }

    /** Where Kafka's own clients put a record with such a key. */
    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    /** One client for each room sends, each message under its id until the service has answered. */
    void begin() {
        for (String room : rooms.values()) {
            Client sender = clients.openNode("/chat");
            Asked asked = new Asked(sender, room);
            flows.add(new Flow("message-" + room, true, asked, ledger, PACE).insist().start());
        }
    }

    /** Waits until so many more are answered in every room. */
    void untilAnswered(int more) {
        flows.forEach(flow -> flow.untilAcked(more));
    }

    List<Flow> flows() {
        return flows;
    }

    /**
     * Ends the flows, and counts: in the database, at a client that is in all the rooms, and in the
     * log of the answers.
     *
     * @param service either of the two
     */
    void mustBalance(Supplier<ConsumerService> service) {
        flows.forEach(Flow::stop);
        try {
            Scenario.until("everything has arrived", this::hasArrived);
        } catch (ConditionTimeoutException e) {
            // The ledger tells what is missing.
            System.out.println("LATE    " + e.getMessage());
        }
        List<String> processed = new ArrayList<>();
        rooms.values().forEach(room -> processed.addAll(service.get().processedIn(room)));
        ledger.processed(processed);
        ledger.received(listener.name(), listener.inbox().ids("message"));
        ledger.mustBalance();
        everyEventMustBeAnsweredOnce();
    }

    private boolean hasArrived() {
        return new HashSet<>(listener.inbox().ids("message")).containsAll(ledger.acked());
    }

    /** A repeat has the id of its original; nothing is there twice under two ids. */
    private void everyEventMustBeAnsweredOnce() {
        Map<String, Set<String>> told = new HashMap<>();
        Map<String, Set<String>> acks = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> entry :
                Log.of(consumers.bootstrap(), TwoConsumers.SERVER_EVENTS)) {
            ServerEvent event = read(entry);
            String cause = event.envelope().cause().orElse("");
            (event instanceof Ack ? acks : told)
                    .computeIfAbsent(cause, any -> new HashSet<>())
                    .add(event.envelope().id());
        }
        for (String id : ledger.acked()) {
            assertThat(told.get(id)).as("what was told of %s", id).hasSize(1);
            assertThat(acks).as("the answers").containsKey(id);
        }
    }

    private static ServerEvent read(ConsumerRecord<byte[], byte[]> entry) {
        try {
            return ServerEventRecord.read(entry.headers(), entry.value());
        } catch (MalformedRecordException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends one message, and waits for the answer. */
    boolean askOnce(Event event) {
        return new Asked(listener, rooms.get(0)).send(event).join();
    }

    @Override
    public void close() {
        flows.forEach(Flow::abandon);
        clients.close();
    }
}
