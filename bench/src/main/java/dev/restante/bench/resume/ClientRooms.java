package dev.restante.bench.resume;

import dev.restante.bench.machine.Server;
import dev.restante.bench.wire.Client;
import dev.restante.bench.wire.Clients;
import dev.restante.bench.wire.Loop;
import dev.restante.bench.wire.Role;
import dev.restante.bench.wire.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Through a client of a server that stores nothing: there is no other way in. */
final class ClientRooms implements RoomEvents {

    private static final long TAKEN_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Loop loop;
    private final Publisher publisher = new Publisher();
    private Client client;
    private int asked;

    ClientRooms(Loop loop) {
        this.loop = loop;
    }

    @Override
    public void publish(String room, String json) {
        send("2[\"publish-to\",\"" + room + "\"," + json + "]");
    }

    @Override
    public void flush() throws IOException {
        asked++;
        send("2" + asked + "[\"sync\"]");
        Waiting.until(
                loop,
                TAKEN_WITHIN_NANOS,
                () -> publisher.acks == asked,
                () -> "the server has not taken all events");
    }

    private void send(String packet) {
        Client current = client;
        loop.execute(
                () -> {
                    current.send("4" + packet);
                    current.flush();
                });
    }

    @Override
    public boolean outlivesServer() {
        return false;
    }

    @Override
    public void serverIs(Server server) throws IOException {
        client = Clients.connect(loop, server.port(), List.of(publisher)).all().get(0);
    }

    @Override
    public void close() {
        // The loop breaks its connection off.
    }

    /** Hears that the server has taken what came before. */
    private static final class Publisher implements Role {

        private volatile int acks;

        @Override
        public void packet(byte[] bytes, int from, int to, long now) {
            acks = acks + 1;
        }

        @Override
        public void ended(IOException why) {
            // The server is killed; there will be another one.
        }
    }
}
