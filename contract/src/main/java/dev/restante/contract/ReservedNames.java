package dev.restante.contract;

import java.util.Set;

/**
 * Event names that mean something to the Socket.IO clients' own machinery. Nobody may emit them: a
 * client that receives one closes its connection.
 */
public final class ReservedNames {

    private static final Set<String> NAMES =
            Set.of(
                    "connect",
                    "connect_error",
                    "disconnect",
                    "disconnecting",
                    "newListener",
                    "removeListener");

    private ReservedNames() {}

    /** Whether no event may have this name. */
    public static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
