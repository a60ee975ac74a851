package dev.restante.system.wire.client;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A client that began with polling and moved to a WebSocket before its first message. */
final class UpgradedClient implements WireClient {

    private final WebSocketClient client;

    private UpgradedClient(WebSocketClient client) {
        this.client = client;
    }

    static UpgradedClient open(URI server, String query) {
        PollingSession session = PollingSession.open(server, query);
        CompletableFuture<HttpAnswer> poll = session.startPoll();
        Frames frames = Frames.openAnsweringPings(server, session.upgradeTarget() + query);
        frames.send("2probe");
        expect("3probe", frames.next());
        expect("6", poll.join().text());
        frames.send("5");
        return new UpgradedClient(WebSocketClient.on(frames));
    }

    private static void expect(String expected, String actual) {
        if (!actual.equals(expected)) {
            throw new AssertionError("the upgrade needs %s, not %s".formatted(expected, actual));
        }
    }

    @Override
    public void send(String... packets) {
        client.send(packets);
    }

    @Override
    public String next() {
        return client.next();
    }

    @Override
    public Optional<String> nextOrEnd() {
        return client.nextOrEnd();
    }

    @Override
    public Ending ending() {
        return client.ending();
    }

    @Override
    public void close() {
        client.close();
    }
}
