package dev.restante.system.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** What a client is told about transports, and which it therefore uses, in this order. */
enum Transports {
    /** HTTP long-polling alone. */
    POLLING(true, "polling"),
    /** WebSocket from the start. */
    WEBSOCKET(true, "websocket"),
    /** Nothing is said: every client begins with long-polling, and upgrades. */
    DEFAULT(false, "polling", "websocket");

    private final boolean said;
    private final List<String> used;

    Transports(boolean said, String... used) {
        this.said = said;
        this.used = List.of(used);
    }

    /** The option; null if the client is told nothing. */
    JsonNode option() {
        if (!said) {
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance.arrayNode().add(used.get(0));
    }

    /** The transports it uses, the first one first. */
    List<String> used() {
        return used;
    }

    /** The one it stays with. */
    String last() {
        return used.get(used.size() - 1);
    }
}
