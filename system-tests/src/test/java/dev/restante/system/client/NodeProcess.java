package dev.restante.system.client;

/** Node, started with the first client that needs it. */
public final class NodeProcess implements AutoCloseable {

    private final NodeInstallation installation = new NodeInstallation();
    private NodeDriver driver;

    synchronized NodeDriver driver() {
        if (driver == null) {
            driver = new NodeDriver(installation.require());
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
