package dev.restante.stack.broker;

import dev.restante.stack.settings.StackException;
import dev.restante.stack.settings.StackPort;
import dev.restante.stack.settings.StackSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * Runs Apache Kafka in KRaft mode, broker and controller in one process, until the process is told
 * to end.
 *
 * <p>Environment: {@code RESTANTE_DATA} (the data are in its folder {@code kafka}, over restarts),
 * {@code RESTANTE_KAFKA_PORT}, {@code RESTANTE_KAFKA_HOST} (the name it is reached under and bound
 * to; default {@code localhost}); for one of several nodes also those of {@link Quorum#from}. Logs
 * to standard output, see {@code kafka-log4j2.properties}.
 */
public final class EmbeddedKafka {

    /**
     * How to run it on a small machine. The first compiler alone: the start, and so the way back
     * after a {@code kill -9}, takes a third less work (2.0 s of CPU time instead of 3.3), and as
     * many records are stored, for that time goes into copying and checksums.
     */
    public static final List<String> JVM_OPTIONS =
            List.of("-Xms16m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private EmbeddedKafka() {}

    /**
     * Formats the data folder if it is new, and serves.
     *
     * @throws StackException if a variable of the environment makes no sense
     * @throws IOException if the data folder can not be used
     */
    public static void main(String[] arguments) throws StackException, IOException {
        System.getProperties()
                .putIfAbsent("log4j2.configurationFile", "classpath:kafka-log4j2.properties");
        Map<String, String> environment = System.getenv();
        StackSettings settings = StackSettings.from(environment);
        Path folder = settings.data().resolve("kafka");
        Quorum several = Quorum.from(environment).orElse(null);
        Quorum quorum = several == null ? Quorum.alone(freePort()) : several;
        DataFolder.prepare(folder, quorum);
        BrokerSettings broker =
                new BrokerSettings(
                        environment.getOrDefault("RESTANTE_KAFKA_HOST", "localhost"),
                        settings.ports().of(StackPort.KAFKA),
                        quorum,
                        folder);
        serve(broker);
    }

    private static void serve(BrokerSettings settings) {
        KafkaConfig config = new KafkaConfig(settings.properties(), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-kafka"));
        server.startup();
        server.awaitShutdown();
    }

    /** The controller may move at every start: the quorum is this node alone. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
