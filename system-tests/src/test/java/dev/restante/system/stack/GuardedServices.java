package dev.restante.system.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The services at a {@link GuardedKafka}. None is started. */
public final class GuardedServices {

    private static final String SECRET = "secret of the tests with TLS";

    private final String name;
    private final Path folder;
    private final GuardedKafka kafka;
    private final Map<String, Integer> ports = new HashMap<>();

    /**
     * @param name the beginning of every log's
     * @param folder for their data
     */
    public GuardedServices(String name, Path folder, GuardedKafka kafka) {
        this.name = name;
        this.folder = folder;
        this.kafka = kafka;
    }

    /** Where a service is that listens without TLS. */
    public URI address(String part) {
        return URI.create("http://localhost:" + port(part));
    }

    /** A port of this machine that no other part has. */
    public int port(String part) {
        return ports.computeIfAbsent(part, p -> FreePorts.find(1).get(0));
    }

    /**
     * A gateway that listens by TLS alone; it counts as ready when it listens.
     *
     * @param port where
     * @param certificate its key store, looked at again every second
     */
    public Daemon tlsGateway(String part, Login login, Path certificate) {
        Map<String, String> more = gateway(part);
        more.put("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
        more.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port(part)));
        more.put("QUARKUS_HTTP_TLS_CONFIGURATION_NAME", "gateway");
        more.put("QUARKUS_TLS_GATEWAY_KEY_STORE_P12_PATH", certificate.toString());
        more.put("QUARKUS_TLS_GATEWAY_KEY_STORE_P12_PASSWORD", Authority.PASSWORD);
        more.put("QUARKUS_TLS_GATEWAY_RELOAD_PERIOD", "1s");
        return Daemon.listener(
                name + "-" + part,
                Daemons.command("gateway", Daemons.QUICK, "-Xmx256m"),
                environment(login, more),
                port(part));
    }

    /** A gateway that listens without TLS. */
    public Daemon gateway(String part, Login login) {
        return service(part, "gateway", login, gateway(part));
    }

    private Map<String, String> gateway(String part) {
        Map<String, String> more = new HashMap<>();
        more.put("RESTANTE_GATEWAY_ID", part);
        more.put("RESTANTE_GATEWAY_PORT", Integer.toString(port(part)));
        more.put("RESTANTE_SESSION_SECRET", SECRET);
        Path routes = Project.home().resolve("stack/config/gateway.properties");
        more.put("SMALLRYE_CONFIG_LOCATIONS", routes.toUri().toString());
        return more;
    }

    /** A consumer-service. */
    public Daemon consumer(String part, Login login) {
        return service(
                part,
                "consumer-service",
                login,
                Map.of(
                        "RESTANTE_DATA",
                        folder.resolve(part).toString(),
                        "RESTANTE_CONSUMER_PORT",
                        Integer.toString(port(part)),
                        "RESTANTE_CONSUMER_INSTANCE",
                        part));
    }

    /** A producer-service. */
    public Daemon producer(String part, Login login) {
        return service(
                part,
                "producer-service",
                login,
                Map.of(
                        "RESTANTE_PRODUCER_PORT",
                        Integer.toString(port(part)),
                        "RESTANTE_PRODUCER_TRANSACTIONAL_ID",
                        part));
    }

    /** A worker-service. */
    public Daemon worker(String part, Login login) {
        return service(
                part,
                "worker-service",
                login,
                Map.of(
                        "RESTANTE_WORKER_PORT",
                        Integer.toString(port(part)),
                        "RESTANTE_WORKER_NAME",
                        part));
    }

    private Daemon service(String part, String module, Login login, Map<String, String> more) {
        return Daemon.service(
                name + "-" + part,
                Daemons.command(module, Daemons.QUICK, "-Xmx128m"),
                environment(login, more),
                address(part));
    }

    private Map<String, String> environment(Login login, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(kafka.environment(login));
        all.put("MALLOC_ARENA_MAX", "2");
        all.putAll(more);
        return all;
    }
}
