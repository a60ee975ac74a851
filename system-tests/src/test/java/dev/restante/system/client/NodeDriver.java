package dev.restante.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A process of Node, told what to do by lines of JSON; so it reports. */
public final class NodeDriver implements AutoCloseable {

    static final Duration POLL = Duration.ofMillis(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter commands;
    private final AtomicInteger clients = new AtomicInteger();
    private final Map<Integer, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();

    /**
     * @param folder where the script is, and the packages it needs
     */
    NodeDriver(Path folder, String script) {
        try {
            process =
                    new ProcessBuilder(List.of("node", script))
                            .directory(folder.toFile())
                            .redirectError(Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter();
        Thread reader = new Thread(this::read, "node-reports");
        reader.setDaemon(true);
        reader.start();
    }

    /** A new client's number; its reports go to the listener, on one thread. */
    public int add(Consumer<JsonNode> listener) {
        int number = clients.incrementAndGet();
        listeners.put(number, listener);
        return number;
    }

    /** Sends a command. */
    public synchronized void tell(JsonNode command) {
        try {
            commands.write(command.toString());
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Node has ended", e);
        }
    }

    private void read() {
        try (BufferedReader reports = process.inputReader()) {
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                JsonNode report = JSON.readTree(line);
                listeners.get(report.path("client").asInt()).accept(report);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends the process; it ends by itself when nobody speaks to it any more. */
    @Override
    public void close() {
        process.destroy();
    }
}
