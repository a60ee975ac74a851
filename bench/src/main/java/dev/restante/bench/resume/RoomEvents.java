package dev.restante.bench.resume;

import dev.restante.bench.machine.Server;
import java.io.IOException;

/** The road of events to rooms of a server. */
interface RoomEvents extends AutoCloseable {

    /**
     * Sends an event {@code tick} to a room.
     *
     * @param json its one argument
     */
    void publish(String room, String json) throws IOException;

    /** Returns when what was published is stored, or, without a store, on its way to clients. */
    void flush() throws IOException;

    /** Whether events can be published while the server is down. */
    boolean outlivesServer();

    /** The server is another one now. */
    void serverIs(Server server) throws IOException;

    @Override
    void close() throws IOException;
}
