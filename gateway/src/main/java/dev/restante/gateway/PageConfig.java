package dev.restante.gateway;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the pages of the demonstration are told: addresses as a browser reaches them. */
@ConfigMapping(prefix = "restante.page")
interface PageConfig {

    /** Address of producer-service. */
    String producer();

    /** Address of consumer-service. */
    String consumer();

    /**
     * Address of the control endpoint of the stack, where there is one: it kills and starts
     * processes. Without it the pages offer neither.
     */
    Optional<String> control();
}
