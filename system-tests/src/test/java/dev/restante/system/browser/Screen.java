package dev.restante.system.browser;

/** What people look at a page with. */
public enum Screen {
    /** A phone, upright. */
    PHONE(360, 740),
    /** A desk. */
    DESK(1280, 800),
    /** A wall in a classroom. */
    PROJECTOR(1920, 1080);

    private final int width;
    private final int height;

    Screen(int width, int height) {
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

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
