package dev.restante.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A process where clients live, told what to do by lines of JSON; so it reports. */
public final class Driver implements AutoCloseable {

    static final Duration POLL = Duration.ofMillis(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter commands;
    private final AtomicInteger clients = new AtomicInteger();
    private final Map<Integer, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();

    /** Starts it. */
    public Driver(ProcessBuilder command) {
        try {
            process = command.redirectError(Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Whatever the machine's own encoding is.
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "driver-reports");
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
            throw new UncheckedIOException("the process of the clients has ended", e);
        }
    }

    private void read() {
        try (BufferedReader reports = process.inputReader(StandardCharsets.UTF_8)) {
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
