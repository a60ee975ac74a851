package dev.restante.gateway.socketio;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configured namespaces: by name, else by the first pattern that matches, else none. */
@ApplicationScoped
class Namespaces {

    private final Map<String, Namespace> byName = new HashMap<>();
    private final Map<Pattern, Namespace> byPattern = new LinkedHashMap<>();

    Namespaces(GatewayConfig config) {
        byName.put("/", Namespace.plain("/"));
        config.namespaces()
                .forEach(
                        (name, c) ->
                                c.pattern()
                                        .ifPresentOrElse(
                                                p -> byPattern.put(p, Namespace.of(name, c)),
                                                () -> byName.put(name, Namespace.of(name, c))));
    }

    Optional<Namespace> find(String name) {
        Namespace exact = byName.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return byPattern.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(name).matches())
                .map(entry -> entry.getValue().named(name))
                .findFirst();
    }

    /** Whether events of a namespace end with a cursor. */
    boolean hasRecovery(String name) {
        return find(name).map(Namespace::recovery).orElse(false);
    }
}
