package dev.restante.bench;

import dev.restante.bench.machine.Broker;
import dev.restante.bench.machine.Gateway;
import dev.restante.bench.machine.Heartbeats;
import dev.restante.bench.machine.NodeServer;
import dev.restante.bench.machine.Place;
import dev.restante.bench.machine.Server;
import java.io.IOException;
import java.util.Optional;

/** What is compared. */
enum Side {
    /** The gateway. */
    RESTANTE("Restante", true) {
        @Override
        Server start(Place place, String name, Optional<Broker> broker, Heartbeats heartbeats)
                throws IOException {
            return Gateway.start(place, name, broker.orElseThrow(), heartbeats);
        }
    },
    /** What it is compared with: the same promise, an ack is a record in Kafka. */
    NODE("Socket.IO + Kafka", true) {
        @Override
        Server start(Place place, String name, Optional<Broker> broker, Heartbeats heartbeats)
                throws IOException {
            return NodeServer.start(place, name, broker, heartbeats);
        }
    },
    /** The upper mark of what people use: nothing is stored, so there is no ingest to compare. */
    MEMORY("Socket.IO in memory", false) {
        @Override
        Server start(Place place, String name, Optional<Broker> broker, Heartbeats heartbeats)
                throws IOException {
            return NodeServer.start(place, name, broker, heartbeats);
        }
    };

    private final String label;
    private final boolean stores;

    Side(String label, boolean stores) {
        this.label = label;
        this.stores = stores;
    }

    abstract Server start(Place place, String name, Optional<Broker> broker, Heartbeats heartbeats)
            throws IOException;

    String label() {
        return label;
    }

    /** Whether it needs a broker. */
    boolean stores() {
        return stores;
    }
}
