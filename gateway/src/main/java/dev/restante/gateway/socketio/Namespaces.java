package dev.restante.gateway.socketio;

import dev.restante.gateway.socketio.GatewayConfig.NamespaceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configured namespaces. */
@ApplicationScoped
class Namespaces {

    /** One namespace: what clients may join in it, and where its events go. */
    record Namespace(String name, Optional<Pattern> clientRooms, Map<String, Route> routes) {

        Route route(String event) {
            return routes.getOrDefault(event, Route.DEFAULT);
        }
    }

    private final Map<String, Namespace> byName = new HashMap<>();

    Namespaces(GatewayConfig config) {
        byName.put("/", new Namespace("/", Optional.empty(), Map.of()));
        config.namespaces().forEach((name, c) -> byName.put(name, of(name, c)));
    }

    private static Namespace of(String name, NamespaceConfig config) {
        Map<String, Route> routes = new HashMap<>();
        config.routes().forEach((event, route) -> routes.put(event, Route.of(route)));
        return new Namespace(name, config.clientRooms(), Map.copyOf(routes));
    }

    Optional<Namespace> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
