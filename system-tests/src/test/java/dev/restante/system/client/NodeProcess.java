package dev.restante.system.client;

/** Node, started with the first client that needs it. */
public final class NodeProcess implements AutoCloseable {

    private NodeDriver driver;

    synchronized NodeDriver driver() {
        if (driver == null) {
            driver = new NodeDriver(new NodeInstallation().require());
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
