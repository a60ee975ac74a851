package dev.restante.stack.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Whether a port is free. Asks on both loopback addresses: a browser that is told {@code localhost}
 * may try {@code ::1} first, and would then talk to somebody else's server there.
 */
public final class PortCheck {

    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int ANY = 0;

    private PortCheck() {}

    /**
     * Checks every port that is listened on from the beginning.
     *
     * @throws StackException naming the first port that can not be listened on, and its variable
     */
    public static void allFree(Ports ports) throws StackException {
        for (StackPort port : StackPort.values()) {
            if (!port.isOptional()) {
                free(port, ports.of(port));
            }
        }
    }

    /**
     * Checks one port.
     *
     * @param port whose it is
     * @param number the port, 1 to 65535
     * @throws StackException if it can not be listened on
     */
    public static void free(StackPort port, int number) throws StackException {
        try {
            bind(IPV4, number);
            if (ipv6IsThere()) {
                bind(IPV6, number);
            }
        } catch (BindException e) {
            String state =
                    e.getMessage().contains("in use") ? "is in use" : "can not be listened on";
            throw new StackException(
                    "Port %d (%s) %s; set %s to another."
                            .formatted(number, port.owner(), state, port.variable()),
                    e);
        } catch (IOException e) {
            throw new StackException(
                    "Port %d (%s) can not be checked: %s"
                            .formatted(number, port.owner(), e.getMessage()),
                    e);
        }
    }

    private static boolean ipv6IsThere() {
        try {
            bind(IPV6, ANY);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void bind(byte[] address, int number) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of a killed process that still linger in TIME_WAIT are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), number));
        }
    }
}
