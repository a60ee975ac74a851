package dev.restante.system.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports below those that the system gives to outgoing connections. One of the latter
 * could be taken while the server that owns it is killed: by any connection, and even by a client
 * that tries to reach that very server and so connects to itself.
 */
final class FreePorts {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    static Map<Part, Integer> find() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (int tries = 0; tries < TRIES && ports.size() < Part.values().length; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!ports.containsValue(port) && isFree(port)) {
                ports.put(Part.values()[ports.size()], port);
            }
        }
        if (ports.size() < Part.values().length) {
            throw new IllegalStateException(
                    "no free ports between %d and %d".formatted(LOWEST, HIGHEST));
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket any = new ServerSocket()) {
            any.bind(new InetSocketAddress((InetAddress) null, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
