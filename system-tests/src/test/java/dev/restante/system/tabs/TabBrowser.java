package dev.restante.system.tabs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.browser.Browser;
import dev.restante.system.browser.Remote;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.client.Requirement;
import dev.restante.system.stack.Project;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser whose tabs share what one profile keeps; all of them are in one room. */
public final class TabBrowser implements AutoCloseable {

    private static final Requirement REQUIREMENT =
            new Requirement("restante.js in a browser", "RESTANTE_REQUIRE_BROWSER");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final URI gateway;
    private final String room;
    private final Path profile;
    private final Remote remote;

    /**
     * @param room where its tabs write; also the name of its profile
     * @throws org.opentest4j.TestAbortedException if there is no Node
     */
    public TabBrowser(URI gateway, String room, NodeProcess node) {
        this.gateway = gateway;
        this.room = room;
        this.profile = Project.freshFolder("profiles/" + room);
        this.remote = new Remote("the browser", node.driver());
    }

    /** The process that drives all of them. */
    public static NodeProcess node() {
        return new NodeProcess("tabs.mjs", REQUIREMENT);
    }

    /**
     * Starts it, the first time or after it was killed.
     *
     * @throws org.opentest4j.TestAbortedException if there is no browser
     */
    public TabBrowser start() {
        ObjectNode command = JSON.objectNode().put("executable", Browser.executable(REQUIREMENT));
        remote.ask("start", command.put("profile", profile.toString()));
        return this;
    }

    /** Opens a tab; returns when it is in its room. */
    public Tab open(String name) {
        return open(name, JSON.objectNode());
    }

    /** The same with options of the module. */
    public Tab open(String name, ObjectNode options) {
        return opened(name, JSON.objectNode().put("url", page(name, options)));
    }

    /**
     * The same in a browser without something.
     *
     * @param missing the name of what is not there, as a global variable
     */
    public Tab openWithout(String missing, String name) {
        String page = page(name, JSON.objectNode()) + "&without=" + missing;
        return opened(name, JSON.objectNode().put("url", page));
    }

    private Tab opened(String name, ObjectNode command) {
        remote.ask("open", command.put("tab", name));
        return joined(name);
    }

    /** Opens a copy of a tab; returns when it is in the room. */
    public Tab duplicate(Tab original, String name) {
        ObjectNode command = JSON.objectNode().put("tab", name).put("of", original.name());
        remote.ask("duplicate", command.put("url", page(name, JSON.objectNode())));
        return joined(name);
    }

    /** No browser: the module in Node, as npm installs it. */
    public Tab openInNode(String name) {
        ObjectNode command = JSON.objectNode().put("tab", name).put("room", room);
        remote.ask("openInNode", command.put("url", gateway.resolve("/chat").toString()));
        return joined(name);
    }

    private Tab joined(String name) {
        Tab tab = new Tab(name, remote);
        tab.until("its room", TabSight::joined);
        return tab;
    }

    private String page(String name, ObjectNode options) {
        String query =
                Map.of("tab", name, "room", room, "options", options.toString()).entrySet().stream()
                        .map(TabBrowser::parameter)
                        .collect(Collectors.joining("&"));
        return gateway.resolve("/tests/tab.html?" + query).toString();
    }

    private static String parameter(Map.Entry<String, String> entry) {
        String value = URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8);
        return entry.getKey() + "=" + value;
    }

    /** Ends its process with SIGKILL; returns when it is gone. */
    public void kill() {
        remote.ask("kill", JSON.objectNode());
    }

    @Override
    public void close() {
        remote.ask("stop", JSON.objectNode());
    }
}
