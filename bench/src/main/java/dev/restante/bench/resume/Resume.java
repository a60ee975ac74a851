package dev.restante.bench.resume;

import dev.restante.bench.load.Latencies;
import dev.restante.bench.load.Payload;
import dev.restante.bench.load.Usage;
import dev.restante.bench.machine.ConsumedRecords;
import dev.restante.bench.machine.Gateway;
import dev.restante.bench.machine.ProcessMeter;
import dev.restante.bench.machine.Prometheus;
import dev.restante.bench.wire.Loop;
import dev.restante.bench.wire.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Clients lose their connections, events go on, and all clients come back at once. */
final class Resume {

    /** Events for each room before, so that all clients have a cursor. */
    private static final int BEFORE = 10;

    /** One event for some room in so many milliseconds, while the clients come back. */
    private static final int LIVE_PERIOD_MS = 10;

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final double MIB = 1 << 20;

    private final Loop loop;
    private final Site site;
    private final Fault fault;
    private final Hall hall;
    private final int[] published;
    private int live;
    private double restartMs;

    private Resume(Loop loop, Site site, Fault fault, int clients) {
        this.loop = loop;
        this.site = site;
        this.fault = fault;
        this.hall = new Hall(loop, clients);
        this.published = new int[fault.rooms()];
    }

    /**
     * Breaks, publishes, and lets the clients come back.
     *
     * @param site not started yet
     * @param recorded told when the clients are about to come back
     */
    static Outcome measure(Loop loop, Site site, Fault fault, int clients, Loop.Task recorded)
            throws IOException {
        return new Resume(loop, site, fault, clients).measure(recorded);
    }

    private Outcome measure(Loop.Task recorded) throws IOException {
        site.start();
        hall.enter(site.server().port());
        publish(Hall.ROOMS * BEFORE, Hall.ROOMS);
        hall.awaitRest(published, QUIET_NANOS, REST_NANOS);
        int missed = fault.kills() ? kill() : cut();
        recorded.run();
        return comeBack(missed);
    }

    /** How many events were published meanwhile. */
    private int cut() throws IOException {
        hall.leave();
        hall.abort();
        publish(fault.events(), fault.rooms());
        // What the server does with events that nobody hears is not what is measured.
        Waiting.pause(loop, SETTLED);
        site.server().meter().forgetPeak();
        return fault.events();
    }

    private int kill() throws IOException {
        hall.leave();
        site.kill();
        hall.abort();
        int missed = site.events().outlivesServer() ? fault.events() : 0;
        if (missed > 0) {
            publish(missed, fault.rooms());
        }
        long began = System.nanoTime();
        site.start();
        restartMs = (System.nanoTime() - began) / 1e6;
        return missed;
    }

    /** Events for all of the first rooms in turn. */
    private void publish(int events, int rooms) throws IOException {
        for (int i = 0; i < events; i++) {
            publish(i % rooms);
        }
        site.events().flush();
    }

    private void publish(int room) throws IOException {
        site.events().publish(Hall.room(room), Payload.numbered(published[room]++));
    }

    private Outcome comeBack(int missed) throws IOException {
        ProcessMeter meter = site.server().meter();
        int port = site.server().port();
        Usage before = Usage.of(meter, site.store(), 0);
        hall.comeBack(port, published.clone());
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!hall.isOver(STUCK_NANOS) && System.nanoTime() < end) {
            publish(live++ % Hall.ROOMS);
            hall.comeAgain(port);
            Waiting.pause(loop, Duration.ofMillis(LIVE_PERIOD_MS));
        }
        Usage usage = Usage.of(meter, site.store(), 0).since(before);
        int connected = hall.connectedAgain();
        int complete = hall.completed();
        site.events().flush();
        hall.awaitRest(published, QUIET_NANOS, REST_NANOS);
        return outcome(missed, usage, connected, complete);
    }

    private Outcome outcome(int missed, Usage usage, int connected, int complete)
            throws IOException {
        double peak = site.server().meter().peakBytes() / MIB;
        Map<String, Double> counters = counters();
        return new Outcome(
                missed,
                hall.size(),
                hall.ledger(published),
                restartMs,
                connected,
                shares(hall.connecting()),
                complete,
                shares(hall.completing()),
                usage.server() / 1e6,
                usage.kafka() / 1e6,
                usage.load() / 1e6,
                usage.othersPercent(),
                peak,
                site.server().liveBytes() / MIB,
                counters);
    }

    private Map<String, Double> counters() throws IOException {
        Map<String, Double> counters = new TreeMap<>();
        if (site.server() instanceof Gateway gateway) {
            counters.putAll(Prometheus.read(gateway.port(), "restante_"));
            ConsumedRecords.of(gateway.meter().pid())
                    .forEach((consumer, records) -> counters.put(consumer, (double) records));
        }
        return counters;
    }

    private static double[] shares(Latencies latencies) {
        return latencies.count() == 0 ? new double[0] : latencies.millisAt(.5, .99, 1);
    }
}
