package dev.restante.system.browser;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Looks at a window's page as one who has to say whether people can use it. */
public final class Inspection {

    /** A size that the browser does not tell must not count as nothing. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private final Remote remote;

    Inspection(Remote remote) {
        this.remote = remote;
    }

    /** How it was loaded; watches it for 0.4 s more. */
    public Figures figures() {
        return ask("figures", new TypeReference<>() {});
    }

    /** The scripts it has loaded so far. */
    public List<Script> scripts() {
        return ask("scripts", new TypeReference<>() {});
    }

    /** Lines of the console, and requests that failed or were refused. */
    public List<String> trouble() {
        return ask("trouble", new TypeReference<>() {});
    }

    /** Payloads of the WebSocket frames it sent with a text in them, in their order. */
    public List<String> sent(String about) {
        return frames("out", about);
    }

    /** The same of those it received. */
    public List<String> received(String about) {
        return frames("in", about);
    }

    private List<String> frames(String way, String about) {
        ObjectNode command = JSON.createObjectNode().put("way", way).put("about", about);
        return JSON.convertValue(remote.ask("frames", command), new TypeReference<>() {});
    }

    /** All that axe finds in what is there now. */
    public List<Flaw> audit() {
        return ask("audit", new TypeReference<>() {});
    }

    /** What needs scrolling sideways, or lies beyond the edge. */
    public List<String> tooWide() {
        return ask("wide", new TypeReference<>() {});
    }

    /** Goes through it with the tab key. */
    public Walk walk() {
        return ask("walk", new TypeReference<>() {});
    }

    /** What moved by itself since it was loaded. Noted only in a window where nothing may. */
    public List<String> moved() {
        return ask("moved", new TypeReference<>() {});
    }

    private <T> T ask(String what, TypeReference<T> type) {
        return JSON.convertValue(remote.ask(what, JsonNodeFactory.instance.objectNode()), type);
    }
}
