package dev.restante.system.stack;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One more gateway at the Kafka of a stack, a process of its own, set up by properties files. */
public final class OwnGateway implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final long STOPPED_WITHIN_SECONDS = 15;

    private final URI address;
    private final Process process;
    private final Path log;
    private final Thread lastResort;

    private OwnGateway(URI address, Process process, Path log) {
        this.address = address;
        this.process = process;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly, "kill-gateway");
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * Starts one; returns when it is ready.
     *
     * @param name of its log under {@code target}
     * @param properties files that have no property in common
     */
    public static OwnGateway start(String name, Stack stack, List<Path> properties) {
        int port = FreePorts.find().get(Part.GATEWAY);
        Path log = Project.module().resolve("target/" + name + ".log");
        URI address = URI.create("http://127.0.0.1:" + port);
        OwnGateway gateway = new OwnGateway(address, process(port, stack, properties, log), log);
        try {
            await(name + " is ready").atMost(READY_WITHIN).until(gateway::isReadyOrEnded);
            if (!gateway.process.isAlive()) {
                throw new IllegalStateException(name + " ended while it started");
            }
            return gateway;
        } catch (RuntimeException e) {
            System.out.println(gateway.logTail());
            gateway.close();
            throw e;
        }
    }

    private static Process process(int port, Stack stack, List<Path> properties, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Daemons.command(
                                "gateway",
                                Daemons.QUICK,
                                "-Xmx256m",
                                // A stack trace in the log is a stack trace also the hundredth
                                // time.
                                "-XX:-OmitStackTraceInFastThrow"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(Launch::configuresTheStack);
        environment.put("RESTANTE_HOST", "127.0.0.1");
        environment.put("RESTANTE_GATEWAY_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.address(Part.KAFKA).getAuthority());
        environment.put("SMALLRYE_CONFIG_LOCATIONS", locations(properties));
        builder.redirectErrorStream(true);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(log.toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of addresses divided by commas: a folder may have one, or a space, in its name. */
    private static String locations(List<Path> properties) {
        return properties.stream()
                .map(file -> file.toUri().toString().replace(",", "%2C"))
                .collect(Collectors.joining(","));
    }

    private boolean isReadyOrEnded() {
        return !process.isAlive() || isReady();
    }

    /** Whether it takes clients. */
    public boolean isReady() {
        try {
            return Http.get(address.resolve("/q/health/ready")).status() == 200;
        } catch (UncheckedIOException e) {
            // It does not listen yet.
            return false;
        }
    }

    /** Where it is. */
    public URI address() {
        return address;
    }

    /** What can be seen of its process. */
    public Vitals vitals() {
        return new Vitals(address, process);
    }

    /** Its log so far. */
    public List<String> logLines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of its log. */
    public String logTail() {
        List<String> lines = logLines();
        return "---- the end of %s%n%s%n"
                .formatted(
                        log,
                        String.join(
                                System.lineSeparator(),
                                lines.subList(Math.max(0, lines.size() - 40), lines.size())));
    }

    /** Tells it to end (SIGTERM), and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Whether it has ended within this time. */
    public boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the gateway was told to end, and did not: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
