package dev.restante.system.clients;

import java.util.stream.Stream;

/**
 * One field of the matrix.
 *
 * @param client which client
 * @param transports what it is told about transports
 */
record Setting(ClientVersion client, Transports transports) {

    /** Where events carry no cursor. */
    static final String OTHER = "/other";

    /** Where a service says who may come in. */
    static final String GUARDED = "/guarded";

    private static final String PLAIN = "/plain";
    private static final String RECOVERING = "/echo";

    /** All of them, client by client. */
    static Stream<Setting> all() {
        return Stream.of(ClientVersion.values())
                .flatMap(
                        client ->
                                Stream.of(Transports.values())
                                        .map(transports -> new Setting(client, transports)));
    }

    /** Those with sessions that recover. */
    static Stream<Setting> recovering() {
        return all().filter(setting -> setting.client().recovers());
    }

    /**
     * The namespace its scenarios run in: one with sessions that recover if the client knows of
     * them, else one without. To a client that does not, a cursor is one more argument.
     */
    String namespace() {
        return client.recovers() ? RECOVERING : PLAIN;
    }

    /** Whether every event of a namespace ends with a cursor. */
    static boolean hasCursor(String namespace) {
        return namespace.equals(RECOVERING);
    }

    @Override
    public String toString() {
        return client + " " + transports;
    }
}
