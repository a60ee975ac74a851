package dev.restante.gateway.engineio;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Engine.IO reads in a request. */
record EngineRequest(HttpServerRequest http, String transport, String sid, boolean isUpgrade) {

    private static final Set<String> OWN_PARAMETERS = Set.of("EIO", "transport", "sid", "t", "b64");

    static EngineRequest of(HttpServerRequest http) {
        String sid = http.getParam("sid", "");
        return new EngineRequest(
                http,
                http.getParam("transport", ""),
                sid,
                "websocket".equalsIgnoreCase(http.getHeader(HttpHeaders.UPGRADE)));
    }

    boolean hasSession() {
        return !sid.isEmpty();
    }

    boolean isPolling() {
        return transport.equals(PollingTransport.NAME);
    }

    boolean isWebSocket() {
        return transport.equals(WebSocketTransport.NAME);
    }

    boolean isVersion4() {
        return "4".equals(http.getParam("EIO"));
    }

    /** Whether the client cannot take bytes. */
    boolean wantsText() {
        return http.getParam("b64") != null;
    }

    String method() {
        return http.method().name();
    }

    /** What services may know of this request. */
    Handshake handshake(List<String> allowedHeaders) {
        Map<String, String> query = new HashMap<>();
        http.params()
                .forEach(
                        (name, value) -> {
                            if (!OWN_PARAMETERS.contains(name)) {
                                query.put(name, value);
                            }
                        });
        Map<String, String> headers = new HashMap<>();
        for (String name : allowedHeaders) {
            String value = http.getHeader(name);
            if (value != null) {
                headers.put(name.toLowerCase(Locale.ROOT), value);
            }
        }
        String address = http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
        return new Handshake(query, headers, address == null ? "" : address);
    }
}
