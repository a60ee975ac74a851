package dev.restante.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Ready is a broker that lists itself as a node of the cluster: it is registered, and not fenced.
 *
 * @param port the broker's port on this machine
 */
public record KafkaProbe(int port) implements Probe {

    private static final int PATIENCE_MILLIS = 2_000;

    @Override
    public boolean ready() {
        return listens() && isANode();
    }

    /** Spares the client's own start, and its pauses between tries, while nobody is there. */
    private boolean listens() {
        try (Socket socket = new Socket()) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            socket.connect(new InetSocketAddress(loopback, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isANode() {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:" + port,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        Admin admin = Admin.create(settings);
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
