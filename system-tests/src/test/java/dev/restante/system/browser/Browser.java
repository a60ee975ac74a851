package dev.restante.system.browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.client.Requirement;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium or Chrome without a screen, driven through Node; started with the first window. */
public final class Browser implements AutoCloseable {

    private static final Requirement REQUIREMENT =
            new Requirement("the page in a browser", "RESTANTE_REQUIRE_BROWSER");
    private static final List<String> NAMES = List.of("chromium", "google-chrome");

    private final NodeProcess node = new NodeProcess("page.mjs", REQUIREMENT);
    private final List<Window> windows = new ArrayList<>();
    private final Map<Window, Class<? extends Sight>> kinds = new LinkedHashMap<>();

    /**
     * A new window with the page of rooms, connected.
     *
     * @param person who writes in it
     * @throws org.opentest4j.TestAbortedException if there is no browser or no Node
     */
    public Window open(URI page, String person, Look look) {
        return open(View.class, page, person, person, look);
    }

    /**
     * A new window with the classic chat, connected.
     *
     * @param person who joins the chat in it
     * @throws org.opentest4j.TestAbortedException if there is no browser or no Node
     */
    public Window openChat(URI page, String person, Look look) {
        return open(ChatSight.class, page, person, person, look);
    }

    /**
     * A new window with the whiteboard, connected.
     *
     * @throws org.opentest4j.TestAbortedException if there is no browser or no Node
     */
    public Window openBoard(URI page, Look look) {
        return open(BoardSight.class, page, "the window " + look, "", look);
    }

    /**
     * A new window with the Lab, connected.
     *
     * @throws org.opentest4j.TestAbortedException if there is no browser or no Node
     */
    public Window openLab(URI page, Look look) {
        Window window = open(LabSight.class, page, "the Lab", "", look);
        window.untilThere("body[data-ready]");
        return window;
    }

    private Window open(
            Class<? extends Sight> kind, URI page, String person, String name, Look look) {
        ObjectNode options = viewport(look.width(), look.height());
        Window window = load(page, person, name, options.put("colorScheme", look.colours()));
        window.untilIs(kind, "connected");
        kinds.put(window, kind);
        return window;
    }

    /**
     * A new window with any page, loaded.
     *
     * @throws org.opentest4j.TestAbortedException if there is no browser or no Node
     */
    public Window load(URI page, Screen screen, Preference preference) {
        ObjectNode options = viewport(screen.width(), screen.height());
        preference.into(options);
        return load(page, "the window", "", options);
    }

    private Window load(URI page, String person, String name, ObjectNode options) {
        String executable = executable(REQUIREMENT);
        Window window = new Window(person, node.driver());
        windows.add(window);
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        command.put("executable", executable).put("url", page.toString()).put("name", name);
        window.open(command.set("options", options));
        return window;
    }

    private static ObjectNode viewport(int width, int height) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.putObject("viewport").put("width", width).put("height", height);
        return options;
    }

    /**
     * The program.
     *
     * @throws org.opentest4j.TestAbortedException if there is none
     */
    public static String executable(Requirement requirement) {
        return find().map(Path::toString)
                .orElseGet(() -> requirement.missing("none of " + NAMES + " is on PATH"));
    }

    private static Optional<Path> find() {
        String path = "/usr/bin" + File.pathSeparator + System.getenv("PATH");
        return NAMES.stream()
                .flatMap(
                        name ->
                                Stream.of(path.split(File.pathSeparator))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What the consoles of all open windows say. */
    public List<String> complaints() {
        return kinds.entrySet().stream()
                .flatMap(e -> e.getKey().see(e.getValue()).complaints().stream())
                .toList();
    }

    /** Closes one window, as a person does it. */
    public void close(Window window) {
        windows.remove(window);
        kinds.remove(window);
        window.close();
    }

    /** Closes all windows. */
    public void closeWindows() {
        windows.forEach(Window::close);
        windows.clear();
        kinds.clear();
    }

    @Override
    public void close() {
        node.close();
    }
}
