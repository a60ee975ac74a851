package dev.restante.gateway.rooms;

import dev.restante.contract.ServerEvent;
import java.util.Set;
import java.util.function.Predicate;

/** The rule of who hears an event. */
public final class Audience {

    private Audience() {}

    /**
     * Whether a member hears the event.
     *
     * @param isIn whether the member is in a room; its own socket id is one
     */
    public static boolean hears(ServerEvent event, Predicate<String> isIn) {
        return (event.to().isEmpty() || any(event.to(), isIn)) && !any(excluded(event), isIn);
    }

    private static boolean any(Set<String> rooms, Predicate<String> isIn) {
        for (String room : rooms) {
            if (isIn.test(room)) {
                return true;
            }
        }
        return false;
    }

    static Set<String> excluded(ServerEvent event) {
        return event instanceof ServerEvent.Emit emit ? emit.except() : Set.of();
    }
}
