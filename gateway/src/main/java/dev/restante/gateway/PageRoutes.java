package dev.restante.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells the page, which only knows where it came from itself, where the other processes are. */
@ApplicationScoped
class PageRoutes {

    /** Addresses as a browser reaches them. */
    @ConfigMapping(prefix = "restante.page")
    interface PageConfig {

        /** producer-service. */
        @WithDefault("http://localhost:${RESTANTE_PRODUCER_PORT:8081}")
        String producer();

        /** consumer-service. */
        @WithDefault("http://localhost:${RESTANTE_CONSUMER_PORT:8082}")
        String consumer();
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
        router.get("/restante.json").handler(routing -> routing.json(addresses));
    }
}
