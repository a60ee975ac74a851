package dev.restante.gateway.socketio;

import dev.restante.gateway.log.ServiceTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configured namespaces: by name, else by the first pattern that matches, else none. */
@ApplicationScoped
class Namespaces implements ServiceTopics {

    /** Characters of a name: it is in every record and token. */
    static final int MAX_NAME = 200;

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

    @Override
    public Set<String> names() {
        return Stream.concat(byName.values().stream(), byPattern.values().stream())
                .flatMap(Namespace::topics)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Nothing also for a name that is too long or has control characters, whatever a pattern says.
     */
    Optional<Namespace> find(String name) {
        if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        Namespace exact = byName.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return byPattern.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(name).matches())
                .map(entry -> entry.getValue().named(name))
                .findFirst();
    }
}
