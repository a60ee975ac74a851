package dev.restante.gateway.rooms;

import dev.restante.contract.ServerEvent;
import java.util.Collections;
import java.util.Set;

/** The rule of who hears an event. */
public final class Audience {

    private Audience() {}

    /**
     * Whether a member hears the event.
     *
     * @param rooms all rooms the member is in, its own socket id among them
     */
    public static boolean hears(ServerEvent event, Set<String> rooms) {
        return (event.to().isEmpty() || !Collections.disjoint(event.to(), rooms))
                && Collections.disjoint(excluded(event), rooms);
    }

    static Set<String> excluded(ServerEvent event) {
        return event instanceof ServerEvent.Emit emit ? emit.except() : Set.of();
    }
}
