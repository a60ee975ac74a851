package dev.restante.stack;

import dev.restante.stack.control.ControlEndpoint;
import dev.restante.stack.process.LogFile;
import dev.restante.stack.process.ProcessPlan;
import dev.restante.stack.process.SupervisedProcess;
import dev.restante.stack.process.Warden;
import dev.restante.stack.settings.Ports;
import dev.restante.stack.settings.StackException;
import dev.restante.stack.settings.StackPort;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps a stack: its processes, the endpoint that controls them, their logs. */
final class Supervisor {

    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final long LOG_CHECK_SECONDS = 5;

    private final PrintStream console;
    private final Warden warden;
    private final List<LogFile> logs;
    private final Stack stack;
    private final ScheduledExecutorService logKeeper =
            Executors.newSingleThreadScheduledExecutor(Supervisor::daemon);
    private volatile boolean stopping;

    /**
     * @param kafka how to start the broker
     * @param services how to start each service
     * @param optional how to start each service that is not started before somebody asks for it
     * @param console where to tell what happens
     * @throws IOException if the system lacks what is needed to watch over processes
     */
    Supervisor(
            ProcessPlan kafka,
            List<ProcessPlan> services,
            List<ProcessPlan> optional,
            PrintStream console)
            throws IOException {
        this.console = console;
        warden = new Warden();
        ConsoleReporter reporter = new ConsoleReporter(console, warden);
        stack =
                new Stack(
                        new SupervisedProcess(kafka, reporter),
                        supervised(services, reporter),
                        supervised(optional, reporter));
        logs = stack.processes().stream().map(SupervisedProcess::log).toList();
    }

    private static List<SupervisedProcess> supervised(
            List<ProcessPlan> plans, ConsoleReporter reporter) {
        return plans.stream().map(plan -> new SupervisedProcess(plan, reporter)).toList();
    }

    /**
     * Starts everything, and returns when all is ready.
     *
     * @param ports where the control endpoint listens, and whose pages may call it
     * @throws StackException if a process does not become ready within 60 s
     * @throws IOException if the logs can not be written, or the control port not be opened
     * @throws InterruptedException if the caller is not to wait any longer
     */
    void start(Ports ports) throws StackException, IOException, InterruptedException {
        for (LogFile log : logs) {
            log.begin();
        }
        logKeeper.scheduleWithFixedDelay(
                this::keepLogsBounded, LOG_CHECK_SECONDS, LOG_CHECK_SECONDS, TimeUnit.SECONDS);
        ControlEndpoint.open(
                ports.of(StackPort.CONTROL), ports.of(StackPort.GATEWAY), stack.processes());
        stack.start(STARTUP);
    }

    /** Stops everything, services first. The control endpoint answers until the process ends. */
    void stop() {
        stopping = true;
        console.println("stopping ...");
        try {
            stack.stop();
            warden.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True once it has been told to stop: what fails from then on needs no word. */
    boolean isStopping() {
        return stopping;
    }

    private void keepLogsBounded() {
        for (LogFile log : logs) {
            try {
                log.keepBounded();
            } catch (IOException e) {
                console.printf("%s can not be kept short: %s%n", log.path(), e.getMessage());
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "logs");
        thread.setDaemon(true);
        return thread;
    }
}
