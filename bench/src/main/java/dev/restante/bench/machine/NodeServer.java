package dev.restante.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code server.mjs}: Socket.IO on Node, with Kafka or without a store. */
public final class NodeServer implements Server {

    private final int port;
    private final ChildProcess process;

    private NodeServer(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Returns when it listens.
     *
     * @param name of its log
     * @param broker nothing is stored without one
     */
    public static NodeServer start(
            Place place, String name, Optional<Broker> broker, Heartbeats heartbeats)
            throws IOException {
        Map<String, String> kafka = new HashMap<>();
        broker.ifPresent(b -> kafka.put("KAFKA", b.address()));
        return start(place, name, heartbeats, kafka);
    }

    /**
     * Returns when it listens.
     *
     * @param name of its log
     * @param settings environment of the script
     */
    public static NodeServer start(
            Place place, String name, Heartbeats heartbeats, Map<String, String> settings)
            throws IOException {
        place.built("bench/node_modules/socket.io/package.json");
        int port = Ports.free();
        Path script = place.home().resolve("bench/server.mjs");
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("NODE_ENV", "production");
        environment.put("PORT", Integer.toString(port));
        environment.put("PING_INTERVAL_MS", Integer.toString(heartbeats.intervalMillis()));
        environment.put("PING_TIMEOUT_MS", Integer.toString(heartbeats.timeoutMillis()));
        List<String> command = List.of("node", "--expose-gc", script.toString());
        ChildProcess process = new ChildProcess(command, environment, place.log(name));
        return new NodeServer(port, process.await(() -> Ports.answers(port)));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    @Override
    public long liveBytes() throws IOException {
        URI memory = URI.create("http://127.0.0.1:" + port + "/memory");
        try (InputStream in = memory.toURL().openStream()) {
            return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
