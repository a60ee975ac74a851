package dev.restante.system.client;

import java.util.ArrayList;
import java.util.List;

/** Node with one script, started when it is first needed. */
public final class NodeProcess implements AutoCloseable {

    private final String script;
    private final List<String> arguments;
    private final NodeInstallation installation;
    private Driver driver;

    /** Where Socket.IO clients live. */
    public NodeProcess() {
        this(
                "client.mjs",
                new Requirement("the official client for browsers", "RESTANTE_REQUIRE_NODE"));
    }

    /**
     * @param script its name
     * @param requirement what is not tested without Node
     * @param arguments of the script
     */
    public NodeProcess(String script, Requirement requirement, String... arguments) {
        this.script = script;
        this.arguments = List.of(arguments);
        installation = new NodeInstallation(requirement);
    }

    /**
     * @throws org.opentest4j.TestAbortedException if there is no Node
     */
    public synchronized Driver driver() {
        if (driver == null) {
            driver = new Driver(command().directory(installation.require().toFile()));
        }
        return driver;
    }

    private ProcessBuilder command() {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    @Override
    public synchronized void close() {
        if (driver != null) {
            driver.close();
        }
    }
}
