package dev.restante.gateway.socketio;

import dev.restante.gateway.socketio.GatewayConfig.AdmissionKind;
import dev.restante.gateway.socketio.GatewayConfig.NamespaceConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One namespace: who may join it, and where its events go.
 *
 * @param name as clients say it
 * @param recovery whether its sessions can be resumed
 * @param admission how long a service may take to let a client in; empty if all may join
 * @param clientRooms rooms that clients may choose themselves
 * @param routes by event name
 * @param otherwise the route of all other events
 */
record Namespace(
        String name,
        boolean recovery,
        Optional<Duration> admission,
        Optional<Pattern> clientRooms,
        Map<String, Route> routes,
        Route otherwise) {

    private static final String EVERY_EVENT = "*";

    /** A namespace nobody configured. */
    static Namespace plain(String name) {
        return new Namespace(
                name, true, Optional.empty(), Optional.empty(), Map.of(), Route.DEFAULT);
    }

    static Namespace of(String name, NamespaceConfig config) {
        Map<String, Route> routes = new HashMap<>();
        config.routes()
                .forEach(
                        (event, route) ->
                                routes.put(event, Route.of(property(name, event), route)));
        return new Namespace(
                name,
                config.recovery(),
                Optional.of(config.admissionTimeout())
                        .filter(t -> config.admission() == AdmissionKind.SERVICE),
                config.clientRooms(),
                Map.copyOf(routes),
                routes.getOrDefault(EVERY_EVENT, Route.DEFAULT));
    }

    private static String property(String name, String event) {
        return "restante.namespaces.\"%s\".routes.\"%s\"".formatted(name, event);
    }

    /** Topics its routes name, beside that of client events. */
    Stream<String> topics() {
        return Stream.concat(routes.values().stream(), Stream.of(otherwise))
                .flatMap(route -> route.topic().stream());
    }

    Namespace named(String other) {
        return new Namespace(other, recovery, admission, clientRooms, routes, otherwise);
    }

    Route route(String event) {
        return routes.getOrDefault(event, otherwise);
    }
}
