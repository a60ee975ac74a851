package dev.restante.system.browser;

import java.util.Set;

/**
 * Something axe finds at an element.
 *
 * @param rule its name in axe
 * @param impact {@code minor}, {@code moderate}, {@code serious} or {@code critical}
 * @param text what is wrong, and where
 */
public record Flaw(String rule, String impact, String text) {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** Whether it keeps a person from something. */
    public boolean isSerious() {
        return SERIOUS.contains(impact);
    }
}
