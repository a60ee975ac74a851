package dev.restante.system.reference;

import java.util.Locale;
import java.util.Optional;

/**
 * One property.
 *
 * @param name of the property; parts in quotes stand for a name that the user chooses
 * @param type in words
 * @param fallback the value it has if nobody sets it
 * @param required whether somebody has to set it
 * @param text what its Javadoc says, as Markdown
 */
record Setting(String name, String type, Optional<String> fallback, boolean required, String text) {

    /**
     * The environment variable of the same meaning. A name in quotes has none: no variable can
     * spell {@code "/chat"}.
     */
    Optional<String> variable() {
        return name.contains("\"")
                ? Optional.empty()
                : Optional.of(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }
}
