package dev.restante.gateway;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells the page, which only knows where it came from itself, where the other processes are. */
@ApplicationScoped
class PageRoutes {

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
