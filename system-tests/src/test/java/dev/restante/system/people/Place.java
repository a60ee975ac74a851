package dev.restante.system.people;

import dev.restante.system.browser.Browser;
import dev.restante.system.browser.Preference;
import dev.restante.system.browser.Screen;
import dev.restante.system.browser.Window;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;

/** A page in front of a person. */
record Place(Page page, Screen screen, Preference preference) {

    /** Every page on every screen, for every person. */
    static Stream<Place> all() {
        return onEveryScreen().flatMap(Place::forEveryPerson);
    }

    /** Every page on every screen. */
    static Stream<Place> onEveryScreen() {
        return Stream.of(Page.values()).flatMap(Place::onEveryScreen);
    }

    private static Stream<Place> onEveryScreen(Page page) {
        return Stream.of(Screen.values()).map(screen -> new Place(page, screen, Preference.LIGHT));
    }

    /** The same page on the same screen. */
    Stream<Place> forEveryPerson() {
        return Stream.of(Preference.values()).map(wish -> new Place(page, screen, wish));
    }

    /** Waits until the page is ready. */
    Window open(Browser browser, URI gateway) {
        Window window = browser.load(page.at(gateway), screen, preference);
        page.untilReady(window);
        return window;
    }

    /** Of a picture of it. */
    String fileName() {
        return page.name().toLowerCase(Locale.ROOT) + "-" + screen + "-" + preference;
    }

    @Override
    public String toString() {
        return page + " on " + screen + ", " + preference;
    }
}
