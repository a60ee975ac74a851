package dev.restante.system.tabs;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.browser.Remote;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** A tab with a page that uses restante.js. */
public final class Tab {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String name;
    private final Remote browser;

    Tab(String name, Remote browser) {
        this.name = name;
        this.browser = browser;
    }

    String name() {
        return name;
    }

    /**
     * Emits messages for its room at once; returns when each is kept or not.
     *
     * @return their event ids, or the code of the error where one was not kept
     */
    public List<String> say(List<String> texts) {
        JsonNode ids = call("say", JSON.valueToTree(texts));
        return Arrays.asList(JSON.convertValue(ids, String[].class));
    }

    /** Emits an event. */
    public void emit(Object... nameAndArguments) {
        call("emit", JSON.valueToTree(nameAndArguments));
    }

    /** The application has stored what it was given. */
    public void confirm() {
        call("confirm", null);
    }

    /** Loses its connection, and comes back by itself. */
    public void drop() {
        call("drop", null);
    }

    /** Reloads the page; returns when the new one has begun. */
    public void reload() {
        browser.ask("reload", command());
    }

    /** Closes the tab. */
    public void close() {
        browser.ask("closeTab", command());
    }

    /** What there is to see. */
    public TabSight see() {
        try {
            return JSON.treeToValue(call("see", null), TabSight.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until there is something to see.
     *
     * @return what there is to see then
     */
    public TabSight until(String what, Predicate<TabSight> condition) {
        try {
            return await(name + " sees " + what)
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(this::see, condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + " It sees " + see(), e);
        }
    }

    private JsonNode call(String method, JsonNode argument) {
        return browser.ask("call", command().put("method", method).set("argument", argument));
    }

    private ObjectNode command() {
        return JSON.createObjectNode().put("tab", name);
    }
}
