package dev.restante.system.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What a person has asked the system for, and a page has to follow. */
public enum Preference {
    /** Light colours. */
    LIGHT("light", "no-preference"),
    /** Dark colours. */
    DARK("dark", "no-preference"),
    /** Light colours, and nothing that moves. */
    STILL("light", "reduce");

    private final String colours;
    private final String motion;

    Preference(String colours, String motion) {
        this.colours = colours;
        this.motion = motion;
    }

    /** Puts it as the browser's driver names it. */
    void into(ObjectNode options) {
        options.put("colorScheme", colours).put("reducedMotion", motion);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
