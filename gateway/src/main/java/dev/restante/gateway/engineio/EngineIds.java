package dev.restante.gateway.engineio;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/**
 * Ids of new Engine.IO sessions: random, and then the route of this gateway if it has one. Made at
 * the start, so that a route that cannot be ends it.
 */
@Startup
@ApplicationScoped
class EngineIds {

    /** What stands in a query as it is, and what a proxy can tell from the dot before it. */
    private static final Pattern ROUTE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String ending;

    EngineIds(EngineConfig config) {
        this.ending = config.route().map(EngineIds::ending).orElse("");
    }

    private static String ending(String route) {
        if (!ROUTE.matcher(route).matches()) {
            throw new ConfigurationException(
                    "restante.engine.route is \"%s\"; it must match %s".formatted(route, ROUTE));
        }
        return "." + route;
    }

    String next() {
        return RandomId.next() + ending;
    }
}
