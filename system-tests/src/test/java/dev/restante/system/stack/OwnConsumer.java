package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * An instance of consumer-service at the Kafka of a stack, beside others or in place of the stack's
 * own. It can be killed, frozen, and started again.
 */
public final class OwnConsumer implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final long STOPPED_WITHIN_SECONDS = 15;

    private final String name;
    private final URI address;
    private final Path log;
    private final Map<String, String> environment;
    private final Thread lastResort = new Thread(this::destroy, "kill-consumer");
    private Process process;

    private OwnConsumer(String name, URI address, Map<String, String> environment) {
        this.name = name;
        this.address = address;
        this.environment = Map.copyOf(environment);
        this.log = Project.freshFile(name + ".log");
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * Starts one; returns when it is ready.
     *
     * @param name of the instance, and of its log under {@code target}
     * @param stack whose Kafka is used
     * @param more variables of its environment, such as the database and the names of the topics
     */
    public static OwnConsumer start(String name, Stack stack, Map<String, String> more) {
        int port = FreePorts.find().get(Part.CONSUMER);
        Map<String, String> all = new TreeMap<>();
        all.put("RESTANTE_HOST", "127.0.0.1");
        all.put("RESTANTE_CONSUMER_PORT", Integer.toString(port));
        all.put("RESTANTE_CONSUMER_INSTANCE", name);
        all.put("KAFKA_BOOTSTRAP_SERVERS", stack.address(Part.KAFKA).getAuthority());
        all.putAll(more);
        OwnConsumer consumer = new OwnConsumer(name, URI.create("http://127.0.0.1:" + port), all);
        try {
            consumer.start();
            return consumer;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Starts it again; returns when it is ready. */
    public void start() {
        process = newProcess();
        await(name + " is ready").atMost(READY_WITHIN).until(this::isReadyOrEnded);
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended while it started: see " + log);
        }
    }

    private Process newProcess() {
        ProcessBuilder builder =
                new ProcessBuilder(Daemons.command("consumer-service", Daemons.QUICK, "-Xmx128m"));
        builder.environment().keySet().removeIf(Launch::configuresTheStack);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReadyOrEnded() {
        return !process.isAlive() || isReady();
    }

    /** Whether it says so. */
    public boolean isReady() {
        try {
            return Http.get(address.resolve("/q/health/ready")).status() == 200;
        } catch (UncheckedIOException e) {
            // It does not listen.
            return false;
        }
    }

    /** Ends it with SIGKILL; returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it where it stands, with SIGSTOP. */
    public void freeze() {
        signal("STOP");
    }

    /** Has it go on, with SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("no SIG" + signal + " for " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its HTTP side. */
    public ConsumerService service() {
        return new ConsumerService(address);
    }

    /** What can be seen of its process. */
    public Vitals vitals() {
        return new Vitals(address, process);
    }

    /** The last lines of its log. */
    public String logTail() {
        return Logs.tail(log);
    }

    private void destroy() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " was told to end, and did not: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
