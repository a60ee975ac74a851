package dev.restante.stack.process;

import dev.restante.stack.process.ProcessState.Down;
import dev.restante.stack.process.ProcessState.Starting;
import dev.restante.stack.process.ProcessState.Up;
import dev.restante.stack.settings.PortCheck;
import dev.restante.stack.settings.StackException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One process of the stack. It can be started, killed and started again; one that ends by itself
 * stays down. Safe for many threads.
 */
public final class SupervisedProcess {

    private static final long PROBE_MILLIS = 100;

    private final ProcessPlan plan;
    private final ProcessListener listener;
    private ProcessState state = new Down();
    private boolean closed;

    /**
     * @param plan how to start it
     * @param listener hears what happens to it
     */
    public SupervisedProcess(ProcessPlan plan, ProcessListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /** Its name. */
    public String name() {
        return plan.name();
    }

    /** Where its output goes. */
    public LogFile log() {
        return plan.log();
    }

    /** What it is doing now. */
    public synchronized ProcessReport report() {
        Long pid = state instanceof Up up ? up.process().pid() : null;
        Long since = state instanceof Up up ? up.since().toEpochMilli() : null;
        return new ProcessReport(plan.name(), state.word(), pid, plan.number(), since);
    }

    /**
     * Starts it.
     *
     * @return what to wait for until it is ready
     * @throws ProcessConflictException if it is up, or the stack is stopping
     * @throws StackException if it can not be started: its port is in use, there is no program
     */
    public synchronized Readiness start() throws ProcessConflictException, StackException {
        if (closed) {
            throw new ProcessConflictException("The stack is stopping.");
        }
        if (!(state instanceof Down down)) {
            throw new ProcessConflictException(plan.name() + " is already up.");
        }
        PortCheck.free(plan.port(), plan.number());
        Starting starting = down.started(Launch.of(plan));
        state = starting;
        listener.started(plan, starting.process().pid());
        Thread watch = new Thread(() -> watch(starting), "watch-" + plan.name());
        watch.setDaemon(true);
        watch.start();
        return new Readiness(plan, starting.ready());
    }

    /**
     * Ends it with SIGKILL, and returns when it is gone.
     *
     * @throws ProcessConflictException if it is down
     * @throws InterruptedException if the caller is not to wait any longer
     */
    public synchronized void kill() throws ProcessConflictException, InterruptedException {
        if (!(state instanceof Up up)) {
            throw new ProcessConflictException(plan.name() + " is already down.");
        }
        state = new Down();
        up.process().destroyForcibly().waitFor();
        plan.pidFile().delete();
        listener.killed(plan, up.process().pid());
    }

    /**
     * Ends it with SIGTERM, and with SIGKILL if that is not enough. It can not be started again.
     *
     * @param grace how long it may take to end by itself
     * @throws InterruptedException if the caller is not to wait any longer
     */
    public synchronized void stop(Duration grace) throws InterruptedException {
        closed = true;
        if (state instanceof Up up) {
            state = new Down();
            up.process().destroy();
            if (!up.process().waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                up.process().destroyForcibly().waitFor();
            }
            plan.pidFile().delete();
            listener.stopped(plan, up.process().pid());
        }
    }

    private void watch(Starting starting) {
        Process process = starting.process();
        try {
            while (process.isAlive() && !plan.probe().ready()) {
                process.waitFor(PROBE_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (process.isAlive()) {
                becameReady(starting);
            }
            endedByItself(process, process.waitFor());
            starting.ready().completeExceptionally(endedTooEarly(process.exitValue()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void becameReady(Starting starting) {
        Duration took = Duration.between(starting.since(), Instant.now());
        synchronized (this) {
            if (state != starting) {
                return;
            }
            state = starting.becameReady();
            listener.ready(plan, took);
        }
        starting.ready().complete(took);
    }

    private synchronized void endedByItself(Process process, int exitCode) {
        if (state instanceof Up up && up.process() == process) {
            state = new Down();
            plan.pidFile().delete();
            listener.died(plan, process.pid(), exitCode);
        }
    }

    private StackException endedTooEarly(int exitCode) {
        return new StackException(
                "%s ended (exit code %d) before it was ready; see %s"
                        .formatted(plan.name(), exitCode, plan.log().path()));
    }
}
