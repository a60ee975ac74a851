package dev.restante.bench.load;

import dev.restante.bench.wire.Client;
import dev.restante.bench.wire.Clients;
import dev.restante.bench.wire.Loop;
import dev.restante.bench.wire.Role;
import java.io.IOException;
import java.util.List;

/** A client that asks a server without a store to hand its event to everyone. */
final class ClientEvents implements Events {

    private final Loop loop;
    private final Clients clients;

    ClientEvents(Loop loop, int port) throws IOException {
        this.loop = loop;
        // It hears what it publishes, like everyone.
        this.clients = Clients.connect(loop, port, List.of(Role.silent()));
    }

    @Override
    public void publish(String json) {
        Client client = clients.all().get(0);
        loop.execute(
                () -> {
                    client.send("42[\"publish\"," + json + "]");
                    client.flush();
                });
    }

    @Override
    public void close() {
        clients.abort();
    }
}
