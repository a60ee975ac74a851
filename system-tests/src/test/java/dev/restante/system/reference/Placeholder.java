package dev.restante.system.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a value that takes another property or a variable, {@code ${NAME:default}}.
 *
 * @param name of what is taken
 * @param fallback what stands there if nobody set it
 */
record Placeholder(String name, Optional<String> fallback) {

    /** All of a value, those within a default of another too. */
    static List<Placeholder> in(String value) {
        List<Placeholder> found = new ArrayList<>();
        for (int at = value.indexOf("${"); at >= 0; at = value.indexOf("${", at + 2)) {
            found.add(of(value.substring(at + 2, end(value, at + 2))));
        }
        return found;
    }

    private static Placeholder of(String inside) {
        int colon = inside.indexOf(':');
        return colon < 0
                ? new Placeholder(inside, Optional.empty())
                : new Placeholder(
                        inside.substring(0, colon), Optional.of(inside.substring(colon + 1)));
    }

    /** Where the brace stands that closes what begins at this place. */
    private static int end(String value, int start) {
        int open = 1;
        for (int i = start; i < value.length(); i++) {
            if (value.startsWith("${", i)) {
                open++;
            } else if (value.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a placeholder without end: " + value);
    }

    /** Whether it is a variable of the environment, and no property. */
    boolean isVariable() {
        return name.matches("[A-Z][A-Z0-9_]*");
    }
}
