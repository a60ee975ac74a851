package dev.restante.stack.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How the broker is set up: everything nodes on one machine need different from Kafka's defaults,
 * and nothing else.
 *
 * <p>Flushing is left to the operating system, as Kafka does it. A killed process loses nothing,
 * since its page cache stays; a power failure may. Only a replicated cluster covers that.
 *
 * @param host the name clients on this machine reach the broker under, and the address it binds to
 * @param port the port for clients, 1 to 65535
 * @param quorum this node and the others, if there are any
 * @param folder the formatted data folder
 */
record BrokerSettings(String host, int port, Quorum quorum, Path folder) {

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** The settings by their names in Kafka's documentation. */
    Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>();
        all.putAll(node());
        all.putAll(backQuickly());
        all.putAll(smallMachine());
        all.put("default.replication.factor", (int) quorum.copies());
        all.put("min.insync.replicas", (int) quorum.leastCopies());
        return all;
    }

    private Map<String, Object> node() {
        String clients = "PLAINTEXT://%s:%d".formatted(host, port);
        String controller = CONTROLLER_LISTENER + "://" + quorum.controller();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                quorum.node(),
                "controller.quorum.voters",
                quorum.voters(),
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                clients + "," + controller,
                "advertised.listeners",
                clients,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "log.dirs",
                folder.toString(),
                "auto.create.topics.enable",
                false);
    }

    /** What is made for clusters keeps one machine waiting after every {@code kill -9}. */
    private static Map<String, Object> backQuickly() {
        Map<String, Object> all = new HashMap<>();
        // All of an unfinished segment is read again after a kill, up to 1 GiB of each partition by
        // default; and all that was finished since the last checkpoint.
        all.put("log.segment.bytes", 64 << 20);
        all.put("log.flush.offset.checkpoint.interval.ms", 5_000);
        // A killed broker comes back only when its old session has ended: 12 s by default.
        all.put("broker.session.timeout.ms", 2_000);
        all.put("broker.heartbeat.interval.ms", 500);
        // The same for the members of a group: classic protocol (the client chooses) ...
        all.put("group.min.session.timeout.ms", 1_000);
        all.put("group.initial.rebalance.delay.ms", 0);
        // ... and the consumer protocol of Kafka 4 (the broker chooses; 45 s by default).
        all.put("group.consumer.min.session.timeout.ms", 1_000);
        all.put("group.consumer.session.timeout.ms", 6_000);
        all.put("group.consumer.min.heartbeat.interval.ms", 500);
        all.put("group.consumer.heartbeat.interval.ms", 1_000);
        // Share groups: the lock of a record that a hanging worker holds (30 s by default, and no
        // group may ask for less than 15 s), and the worker's membership.
        all.put("group.share.min.record.lock.duration.ms", 1_000);
        all.put("group.share.min.session.timeout.ms", 1_000);
        all.put("group.share.session.timeout.ms", 6_000);
        all.put("group.share.min.heartbeat.interval.ms", 500);
        all.put("group.share.heartbeat.interval.ms", 1_000);
        // A transaction that a killed producer left open holds back all who read only committed
        // records: how often such are looked for, 10 s by default.
        all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000);
        return all;
    }

    private Map<String, Object> smallMachine() {
        Map<String, Object> all = new HashMap<>();
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            all.put(topic + ".replication.factor", quorum.copies());
            all.put(topic + ".num.partitions", 4);
        }
        all.put("transaction.state.log.min.isr", (int) quorum.leastCopies());
        all.put("share.coordinator.state.topic.replication.factor", quorum.copies());
        all.put("share.coordinator.state.topic.min.isr", quorum.leastCopies());
        all.put("share.coordinator.state.topic.num.partitions", 4);
        // Half of the heap by default, for compacting topics of a hundred million keys.
        all.put("log.cleaner.dedupe.buffer.size", 8L << 20);
        return all;
    }
}
