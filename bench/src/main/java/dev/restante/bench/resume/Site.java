package dev.restante.bench.resume;

import dev.restante.bench.machine.ProcessMeter;
import dev.restante.bench.machine.Server;
import java.io.IOException;
import java.util.Optional;

/** A server that can be killed and started again, and what it stores in, which stays. */
final class Site implements AutoCloseable {

    /** Starts a server. */
    interface Start {
        /**
         * Returns when it is ready.
         *
         * @param name of its log
         */
        Server server(String name) throws IOException;
    }

    private final String name;
    private final Start start;
    private final Optional<Store> store;
    private final RoomEvents events;
    private Server server;
    private int starts;

    /** What survives the server. */
    interface Store extends AutoCloseable {
        ProcessMeter meter();

        @Override
        void close();
    }

    Site(String name, Start start, Optional<Store> store, RoomEvents events) {
        this.name = name;
        this.start = start;
        this.store = store;
        this.events = events;
    }

    /** Starts the server; returns when it is ready. */
    void start() throws IOException {
        starts++;
        server = start.server(name + "-" + starts);
        events.serverIs(server);
    }

    /** {@code kill -9}. */
    void kill() {
        server.close();
    }

    Server server() {
        return server;
    }

    Optional<ProcessMeter> store() {
        return store.map(Store::meter);
    }

    RoomEvents events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        try (events) {
            if (server != null) {
                server.close();
            }
        } finally {
            store.ifPresent(Store::close);
        }
    }
}
