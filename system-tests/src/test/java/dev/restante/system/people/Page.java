package dev.restante.system.people;

import dev.restante.system.browser.Window;
import java.net.URI;
import java.util.List;

/** The pages of the gateway, and how a person begins with each. */
enum Page {
    LAB("", "body[data-ready]") {
        @Override
        void use(Window window) {
            window.press("#send-one", "Enter", " ");
            window.click("#feed-burst");
            window.untilThere("[data-lane=queue] [data-count=answered]:text-is('2')");
            window.untilThere("[data-lane=feed] [data-count=answered]:text-is('100')");
            window.click("#journey-last");
            window.untilThere("#layers .layers");
            window.click("#ledger summary");
        }
    },
    CHAT("chat.html?room=people", "[data-connection=connected]") {
        @Override
        void use(Window window) {
            window.press("#name", "M", "i", "a", "Enter");
            window.write(List.of("Hello!", "A long word: " + "restante".repeat(8)));
            window.untilThere("#logs .mine[data-state=processed]");
        }
    },
    CLASSIC_CHAT("classic-chat.html", "[data-connection=connected]") {
        @Override
        void use(Window window) {
            window.press("#name", "M", "i", "a", "Enter");
            window.write(List.of("Hello! " + "restante".repeat(8)));
            window.untilThere("#talk [data-state=stored]");
        }
    },
    WHITEBOARD("whiteboard.html", "[data-connection=connected]") {
        @Override
        void use(Window window) {
            window.press("#board", " ", "ArrowDown", "ArrowRight", " ");
        }
    };

    private final String path;
    private final String ready;

    Page(String path, String ready) {
        this.path = path;
        this.ready = ready;
    }

    URI at(URI gateway) {
        return gateway.resolve("/" + path);
    }

    void untilReady(Window window) {
        window.untilThere(ready);
    }

    /** Does what the page is for. */
    abstract void use(Window window);

    @Override
    public String toString() {
        return "/" + path;
    }
}
