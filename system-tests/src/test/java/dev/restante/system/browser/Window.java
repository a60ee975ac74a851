package dev.restante.system.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** A window with the page, and a person in front of it. */
public final class Window {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final Remote remote;

    Window(String name, Driver driver) {
        this.name = name;
        this.remote = new Remote(name, driver);
    }

    void open(ObjectNode command) {
        ask("open", command);
    }

    /** Writes messages, each sent with the enter key. */
    public void write(List<String> texts) {
        ObjectNode command = JSON.createObjectNode();
        texts.forEach(command.putArray("texts")::add);
        ask("write", command);
    }

    /** Presses the button that takes the page offline, or back. */
    public void pressOffline() {
        ask("click", JSON.createObjectNode().put("what", "#offline"));
    }

    /** Types into a field, key by key, and does not send it. */
    public void type(String what, String text) {
        ask("type", JSON.createObjectNode().put("what", what).put("text", text));
    }

    /** Clicks on something. */
    public void click(String what) {
        ask("click", JSON.createObjectNode().put("what", what));
    }

    /** Presses keys while something has the focus. */
    public void press(String what, String... keys) {
        ObjectNode command = JSON.createObjectNode().put("what", what);
        List.of(keys).forEach(command.putArray("keys")::add);
        ask("press", command);
    }

    /** Draws with the mouse from point to point; points are fractions of width and height. */
    public void stroke(String what, double[]... points) {
        ObjectNode command = JSON.createObjectNode().put("what", what);
        ask("stroke", command.set("points", JSON.valueToTree(points)));
    }

    /** Looks at the window, or at something else. */
    public void attend(boolean visible) {
        ask("attend", JSON.createObjectNode().put("visible", visible));
    }

    /** Loads the page again, as a person does it. */
    public void reload() {
        ask("reload", JSON.createObjectNode());
    }

    /** Makes the window as large as a look is. */
    public void resize(Look look) {
        ObjectNode size = JSON.createObjectNode();
        ask("resize", size.put("width", look.width()).put("height", look.height()));
    }

    /** Waits until there is such an element, in sight or not. */
    public void untilThere(String what) {
        ask("await", JSON.createObjectNode().put("what", what));
    }

    /** What it is like for people. */
    public Inspection inspect() {
        return new Inspection(remote);
    }

    /** Enters another room by the form of the page. */
    public void enter(String room) {
        click("#another");
        type("#room-name", room);
        press("#room-name", "Enter");
    }

    /** Shows a room of the list. */
    public void show(String room) {
        click("#rooms [data-room='" + room + "'] a");
    }

    /** What the page of rooms shows now. */
    public View view() {
        return see(View.class);
    }

    /**
     * What it shows now.
     *
     * @param kind what kind of page it is
     */
    public <T extends Sight> T see(Class<T> kind) {
        try {
            ObjectNode command = JSON.createObjectNode().put("kind", Sight.name(kind));
            return JSON.treeToValue(ask("look", command), kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until the page of rooms shows something.
     *
     * @return what it shows then
     */
    public View until(String what, Predicate<View> condition) {
        return until(View.class, what, condition);
    }

    /**
     * Waits until it shows something.
     *
     * @return what it shows then
     */
    public <T extends Sight> T until(Class<T> kind, String what, Predicate<T> condition) {
        return until(kind, what, PATIENCE, condition);
    }

    /** The same for what takes longer. */
    public <T extends Sight> T until(
            Class<T> kind, String what, Duration patience, Predicate<T> condition) {
        try {
            return await(name + " sees " + what)
                    .atMost(patience)
                    .pollInterval(POLL)
                    .until(() -> see(kind), condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + " It sees " + see(kind), e);
        }
    }

    /** Waits until the page is connected, offline or what else it says. */
    public View untilIs(String connection) {
        return untilIs(View.class, connection);
    }

    /** The same for another kind of page. */
    public <T extends Sight> T untilIs(Class<T> kind, String connection) {
        return until(kind, connection, sight -> sight.connection().equals(connection));
    }

    /** Takes a screenshot, as PNG. */
    public void picture(Path file) {
        ask("picture", JSON.createObjectNode().put("file", file.toString()));
    }

    /**
     * The same of one element, though it reaches out of the window.
     *
     * @param most how high the picture is at the most, in CSS pixels; of a higher element it shows
     *     the top
     */
    public void picture(String what, int most, Path file) {
        ObjectNode command = JSON.createObjectNode().put("what", what).put("height", most);
        ask("picture", command.put("file", file.toString()));
    }

    /** The text of an element as a person reads it. */
    public String text(String what) {
        return ask("text", JSON.createObjectNode().put("what", what)).asText();
    }

    /**
     * Presses what saves a file, and saves it.
     *
     * @return the name that the page gives it
     */
    public String download(String what, Path file) {
        ObjectNode command = JSON.createObjectNode().put("what", what).put("file", file.toString());
        return ask("download", command).asText();
    }

    void close() {
        ask("close", JSON.createObjectNode());
    }

    private JsonNode ask(String what, ObjectNode command) {
        return remote.ask(what, command);
    }
}
