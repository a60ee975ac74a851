package dev.restante.system.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process of Restante that is killed with SIGKILL and started again at the same place, at any
 * moment: also while it starts. Safe for several threads.
 */
public final class Daemon implements AutoCloseable {

    private static final long STOPPED_WITHIN_SECONDS = 25;
    private static final int CONNECTED_WITHIN_MS = 500;
    private static final int TAIL_LINES = 40;

    private final String name;
    private final ProcessBuilder builder;
    private final Path log;
    private final BooleanSupplier probe;
    private final Thread lastResort = new Thread(this::kill, "kill-daemon");
    private Process process;

    private Daemon(String name, ProcessBuilder builder, Path log, BooleanSupplier probe) {
        this.name = name;
        this.builder = builder;
        this.log = log;
        this.probe = probe;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** A service of Quarkus that says on its own whether it is ready. */
    static Daemon service(
            String name, List<String> command, Map<String, String> environment, URI address) {
        URI health = address.resolve("/q/health/ready");
        return of(name, command, environment, () -> answersWell(health));
    }

    /** A process that is ready when it listens. */
    static Daemon listener(
            String name, List<String> command, Map<String, String> environment, int port) {
        return of(name, command, environment, () -> listens(port));
    }

    private static Daemon of(
            String name,
            List<String> command,
            Map<String, String> environment,
            BooleanSupplier probe) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(Launch::configuresTheStack);
        builder.environment().putAll(environment);
        Path log = Project.module().resolve("target/" + name + ".log");
        builder.redirectErrorStream(true);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Daemon(name, builder, log, probe);
    }

    /** Its name, and its log's under {@code target}. */
    public String name() {
        return name;
    }

    /** Options of its JVM, from its next start on. */
    public synchronized void jvmOptions(List<String> options) {
        builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", options));
    }

    /** Starts it, unless it runs; does not wait until it is ready. */
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it with SIGKILL; returns when it is gone. */
    public synchronized void kill() {
        if (isAlive()) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGSTOP: it stands still, and nobody is told. */
    public void suspend() {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void resume() {
        signal("CONT");
    }

    private synchronized void signal(String signal) {
        String pid = Long.toString(process.pid());
        try {
            if (new ProcessBuilder("kill", "-" + signal, pid).start().waitFor() != 0) {
                throw new IllegalStateException(name + " takes no " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is a process, ready or not. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * How it ended.
     *
     * @throws IllegalStateException unless it was started, and has ended
     */
    public synchronized int exitCode() {
        if (process == null || process.isAlive()) {
            throw new IllegalStateException(name + " has not ended");
        }
        return process.exitValue();
    }

    /** Whether its log, of all its lives, has such a line. */
    public boolean logSays(String line) {
        try {
            return Files.readAllLines(log).contains(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it does its work. */
    public boolean isReady() {
        return isAlive() && probe.getAsBoolean();
    }

    private static boolean answersWell(URI health) {
        try {
            return Http.get(health).status() == 200;
        } catch (UncheckedIOException e) {
            // It does not listen yet.
            return false;
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), CONNECTED_WITHIN_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The last lines of its log. */
    public String logTail() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return "---- the end of %s%n%s%n"
                    .formatted(
                            log,
                            String.join(
                                    System.lineSeparator(),
                                    lines.subList(
                                            Math.max(0, lines.size() - TAIL_LINES), lines.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM; what is not gone then is killed, and that is an error. */
    @Override
    public synchronized void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        if (!isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException(name + " was told to end, and did not");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
