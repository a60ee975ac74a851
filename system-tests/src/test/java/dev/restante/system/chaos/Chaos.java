package dev.restante.system.chaos;

import static org.awaitility.Awaitility.await;

import dev.restante.system.stack.Daemon;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Carries a schedule out, and notes what it did when. */
final class Chaos {

    private static final Duration UP_WITHIN = Duration.ofSeconds(120);

    private final List<Daemon> victims;
    private final Switch network;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final long began = System.nanoTime();

    Chaos(List<Daemon> victims, Switch network) {
        this.victims = List.copyOf(victims);
        this.network = network;
    }

    /** Returns when all of it has happened and everything is up again. */
    void run(Schedule schedule) throws InterruptedException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(victims.size() + 1);
        long late = System.nanoTime() - began;
        for (Fault fault : schedule.faults()) {
            clock.schedule(
                    () -> happen(fault, clock), fault.at().toNanos() - late, TimeUnit.NANOSECONDS);
        }
        // What is scheduled before the shutdown still happens; so do the starts, see below.
        Duration last = schedule.faults().get(schedule.faults().size() - 1).at();
        clock.schedule(clock::shutdown, last.toNanos() + 1, TimeUnit.NANOSECONDS);
        if (!clock.awaitTermination(last.plus(UP_WITHIN).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the chaos does not end");
        }
        allUp();
    }

    private void happen(Fault fault, ScheduledExecutorService clock) {
        if (fault instanceof Fault.Kill kill) {
            Daemon victim = victims.get(kill.victim());
            victim.kill();
            note("killed " + victim.name());
            startLater(victim, kill.down(), clock);
        } else if (fault instanceof Fault.Cut cut) {
            network.cut(cut.line());
            note("cut connection " + cut.line());
        } else if (fault instanceof Fault.HalfOpen halfOpen) {
            network.halve(halfOpen.line());
            note("half-open connection " + halfOpen.line());
        }
    }

    private void startLater(Daemon victim, Duration down, ScheduledExecutorService clock) {
        if (!clock.isShutdown()) {
            clock.schedule(
                    () -> {
                        victim.start();
                        note("started " + victim.name());
                    },
                    down.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    /** Starts what is down; returns when all is ready. */
    void allUp() {
        victims.forEach(Daemon::start);
        for (Daemon victim : victims) {
            await(victim.name() + " is ready").atMost(UP_WITHIN).until(victim::isReady);
        }
        note("all is up");
    }

    /** Also to the console, for whoever reads the logs of the processes beside it. */
    void note(String what) {
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        String line = "%s %7.3f s %s".formatted(LocalTime.now(), millis / 1e3, what);
        log.add(line);
        System.out.println("CHAOS   " + line);
    }

    /** What was done when, line by line. */
    List<String> log() {
        return List.copyOf(log);
    }
}
