package dev.restante.system.wire.client;

import java.util.List;

/** Several packets in the body of one request or answer. */
public final class Payload {

    /** Stands between two packets. */
    public static final String SEPARATOR = "\u001e";

    private Payload() {}

    /** One body. */
    public static String of(String... packets) {
        return String.join(SEPARATOR, packets);
    }

    /** The packets of a body. */
    public static List<String> packets(String body) {
        return List.of(body.split(SEPARATOR, -1));
    }
}
