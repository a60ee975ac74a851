package dev.restante.gateway.engineio;

import java.util.Map;

/**
 * What is known of a client from the request that opened its connection.
 *
 * @param query parameters of the application's own; those of Engine.IO are left out
 * @param headers by lower-case name, those on the list of {@code restante.handshake.headers}
 * @param address IP address of the peer: the client, or the last proxy before this gateway
 */
public record Handshake(Map<String, String> query, Map<String, String> headers, String address) {

    public Handshake {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }
}
