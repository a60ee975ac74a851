package dev.restante.system.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports below those that the system gives to outgoing connections. One of the latter
 * could be taken while the server that owns it is killed: by any connection, and even by a client
 * that tries to reach that very server and so connects to itself.
 */
public final class FreePorts {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** One for each part of a stack. */
    static Map<Part, Integer> find() {
        List<Integer> free = find(Part.values().length);
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, free.get(part.ordinal()));
        }
        return ports;
    }

    /** So many, each another. */
    public static List<Integer> find(int count) {
        Set<Integer> ports = new LinkedHashSet<>();
        for (int tries = 0; tries < TRIES && ports.size() < count; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new IllegalStateException(
                    "no free ports between %d and %d".formatted(LOWEST, HIGHEST));
        }
        return List.copyOf(ports);
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
