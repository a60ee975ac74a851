package dev.restante.bench.machine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Restante's gateway, with the JVM settings of {@code ./restante}. */
public final class Gateway implements Server {

    private static final List<String> OPTIONS = List.of("-Xms16m", "-XX:+UseSerialGC", "-Xmx256m");

    private final int port;
    private final ChildProcess process;

    private Gateway(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Returns when it is ready.
     *
     * @param name of its log
     */
    public static Gateway start(Place place, String name, Broker broker, Heartbeats heartbeats)
            throws IOException {
        return start(place, name, broker, heartbeats, List.of());
    }

    /**
     * Returns when it is ready.
     *
     * @param name of its log
     * @param options of its JVM, besides the usual ones
     */
    public static Gateway start(
            Place place, String name, Broker broker, Heartbeats heartbeats, List<String> options)
            throws IOException {
        int port = Ports.free();
        Path jar = place.built("gateway/target/quarkus-app/quarkus-run.jar");
        List<String> command = new ArrayList<>(List.of(Place.java()));
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment =
                Map.of(
                        "RESTANTE_GATEWAY_PORT",
                        Integer.toString(port),
                        "RESTANTE_HOST",
                        "127.0.0.1",
                        "RESTANTE_SESSION_SECRET",
                        "only-for-this-benchmark",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        broker.address(),
                        "RESTANTE_ENGINE_PING_INTERVAL",
                        heartbeats.intervalMillis() + "ms",
                        "RESTANTE_ENGINE_PING_TIMEOUT",
                        heartbeats.timeoutMillis() + "ms",
                        "MALLOC_ARENA_MAX",
                        "2");
        ChildProcess process = new ChildProcess(command, environment, place.log(name));
        return new Gateway(port, process.await(() -> isReady(port)));
    }

    private static boolean isReady(int port) {
        URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        try {
            return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
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
        return JavaHeap.liveBytes(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }
}
