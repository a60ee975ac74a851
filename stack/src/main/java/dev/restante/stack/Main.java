package dev.restante.stack;

import dev.restante.stack.process.Leftovers;
import dev.restante.stack.settings.PortCheck;
import dev.restante.stack.settings.StackException;
import dev.restante.stack.settings.StackPort;
import dev.restante.stack.settings.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the stack in the foreground until it is told to end (Ctrl-C).
 *
 * <p>Environment: {@code RESTANTE_HOME}, {@code RESTANTE_DATA} and the ports, see {@link
 * StackSettings}. When everything is ready the last line says {@code Open http://localhost:8080}.
 * What is wrong is one line on standard error, and exit code 1.
 */
public final class Main {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final double NANOS = 1e9;

    private Main() {}

    /** Starts the stack, and waits. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(System.getenv(), System.out);
        } catch (StackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("The stack can not go on: " + e);
            System.exit(1);
        }
    }

    private static void run(Map<String, String> environment, PrintStream console)
            throws StackException, IOException, InterruptedException {
        long began = System.nanoTime();
        StackSettings settings = StackSettings.from(environment);
        StackFolder folder = new StackFolder(settings.data());
        FileLock claim = folder.claim();
        Leftovers.end(folder.run(), GRACE).forEach(console::println);
        PortCheck.allFree(settings.ports());
        Plans plans = new Plans(settings, folder, environment);
        Supervisor supervisor =
                new Supervisor(
                        plans.kafka(),
                        List.of(plans.gateway(), plans.producer(), plans.consumer()),
                        List.of(plans.worker(StackPort.WORKER_1), plans.worker(StackPort.WORKER_2)),
                        console);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        start(supervisor, settings);
        double seconds = (System.nanoTime() - began) / NANOS;
        console.printf(Locale.ROOT, "ready in %.1f s; Ctrl-C stops everything%n", seconds);
        console.printf("Open http://localhost:%d%n", settings.ports().of(StackPort.GATEWAY));
        new CountDownLatch(1).await();
        Reference.reachabilityFence(claim);
    }

    private static void start(Supervisor supervisor, StackSettings settings)
            throws StackException, IOException, InterruptedException {
        try {
            supervisor.start(settings.ports());
        } catch (StackException e) {
            if (!supervisor.isStopping()) {
                throw e;
            }
            // Ctrl-C while starting: the shutdown hook is at work and ends this process.
            new CountDownLatch(1).await();
        }
    }
}
