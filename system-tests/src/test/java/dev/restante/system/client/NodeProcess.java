package dev.restante.system.client;

/** Node with one script, started when it is first needed. */
public final class NodeProcess implements AutoCloseable {

    private final String script;
    private final NodeInstallation installation;
    private NodeDriver driver;

    /** Where Socket.IO clients live. */
    public NodeProcess() {
        this(
                "client.mjs",
                new Requirement("the official client for browsers", "RESTANTE_REQUIRE_NODE"));
    }

    /**
     * @param script its name
     * @param requirement what is not tested without Node
     */
    public NodeProcess(String script, Requirement requirement) {
        this.script = script;
        installation = new NodeInstallation(requirement);
    }

    /**
     * @throws org.opentest4j.TestAbortedException if there is no Node
     */
    public synchronized NodeDriver driver() {
        if (driver == null) {
            driver = new NodeDriver(installation.require(), script);
        }
        return driver;
    }

    @Override
    public synchronized void close() {
        if (driver != null) {
            driver.close();
        }
    }
}
