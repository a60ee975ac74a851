package dev.restante.stack;

import dev.restante.stack.process.ProcessListener;
import dev.restante.stack.process.ProcessPlan;
import dev.restante.stack.process.Warden;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the console what happens to the processes, and the warden whom to guard. */
final class ConsoleReporter implements ProcessListener {

    private static final double MILLIS = 1_000.0;

    private final PrintStream console;
    private final Warden warden;

    ConsoleReporter(PrintStream console, Warden warden) {
        this.console = console;
        this.warden = warden;
    }

    @Override
    public void started(ProcessPlan plan, long pid) {
        warden.guard(pid);
        console.printf("starting %s ...%n", plan.name());
    }

    @Override
    public void ready(ProcessPlan plan, Duration took) {
        double seconds = took.toMillis() / MILLIS;
        console.printf(
                Locale.ROOT, "%s ready (%.1f s), port %d%n", plan.name(), seconds, plan.number());
    }

    @Override
    public void killed(ProcessPlan plan, long pid) {
        warden.release(pid);
        console.printf("%s killed (pid %d)%n", plan.name(), pid);
    }

    @Override
    public void stopped(ProcessPlan plan, long pid) {
        warden.release(pid);
        console.printf("%s stopped%n", plan.name());
    }

    @Override
    public void died(ProcessPlan plan, long pid, int exitCode) {
        warden.release(pid);
        console.printf(
                "%s died (pid %d, exit code %d), see %s; ./restante start %s starts it again%n",
                plan.name(), pid, exitCode, plan.log().path(), plan.name());
    }
}
