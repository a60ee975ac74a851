package dev.restante.system.wire.server;

import java.util.Locale;

/** The ways the server under test is set up, each at an address of its own. */
public enum Setup {
    /** Everything as it is by default. */
    PLAIN,
    /** Pings, upgrade and connect within parts of a second; CORS for any origin. */
    QUICK,
    /** A cookie; CORS with credentials for one origin; handshakes from two. */
    DRESSED;

    /** Its name in files. */
    String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
