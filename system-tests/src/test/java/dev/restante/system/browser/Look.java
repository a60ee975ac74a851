package dev.restante.system.browser;

import java.util.Locale;

/** Sizes of a window, and schemes of colours. */
public enum Look {
    /** A desk. */
    WIDE_LIGHT(1280, 800),
    /** A desk at night. */
    WIDE_DARK(1280, 800),
    /** A phone. */
    NARROW_LIGHT(360, 740),
    /** A phone at night. */
    NARROW_DARK(360, 740);

    private final int width;
    private final int height;

    Look(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** CSS pixels. */
    int width() {
        return width;
    }

    /** CSS pixels. */
    int height() {
        return height;
    }

    /** As CSS names it. */
    String colours() {
        return name().substring(name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return width + "x" + height + "-" + colours();
    }
}
