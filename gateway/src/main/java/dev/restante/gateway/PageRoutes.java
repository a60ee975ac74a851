package dev.restante.gateway;

import io.smallrye.config.ConfigMapping;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Tells the page, which only knows where it came from itself, where the other processes are. */
@ApplicationScoped
class PageRoutes {

    /** Addresses as a browser reaches them. */
    @ConfigMapping(prefix = "restante.page")
    interface PageConfig {

        /** producer-service. */
        String producer();

        /** consumer-service. */
        String consumer();

        /** The control endpoint of the stack, where there is one: it kills and starts processes. */
        Optional<String> control();
    }

    private final PageConfig config;

    PageRoutes(PageConfig config) {
        this.config = config;
    }

    void install(@Observes Router router) {
        JsonObject addresses =
                new JsonObject()
                        .put("producer", config.producer())
                        .put("consumer", config.consumer());
        config.control().ifPresent(control -> addresses.put("control", control));
        router.get("/restante.json").handler(routing -> routing.json(addresses));
    }
}
