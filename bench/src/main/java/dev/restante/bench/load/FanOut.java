package dev.restante.bench.load;

import dev.restante.bench.wire.Clients;
import dev.restante.bench.wire.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Events for everyone in a namespace: as many as the server can take, and at a fixed rate. The
 * former makes a server warm for the latter.
 */
public final class FanOut implements AutoCloseable {

    private static final int CLIENTS = 2_000;
    private static final long PERIOD_NANOS = 50_000_000;

    /** Saturated: events that not all have yet. Their bytes are far from any client's limit. */
    private static final int UNDER_WAY = 50;

    private static final long WARM_DELIVERIES = 500_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Audience audience = new Audience(CLIENTS);
    private final Loop loop;
    private final Target target;
    private final Clients clients;
    private final Events events;
    private int sent;

    /** Connects the clients. */
    public FanOut(Loop loop, Target target) throws IOException {
        this.loop = loop;
        this.target = target;
        this.clients = Clients.connect(loop, target.server().port(), audience.roles());
        this.events = Events.to(target, loop);
    }

    /**
     * As many as the server can take: an event leaves when an earlier one has reached everyone.
     *
     * @throws LostException if a delivery is missing, doubled or out of order
     */
    public void saturated(Timing timing, Figures figures) throws IOException {
        saturate(timing.warmUp());
        long latest = System.nanoTime() + timing.warmUpAtMost().minus(timing.warmUp()).toNanos();
        while (audience.ledger().count() < WARM_DELIVERIES && System.nanoTime() < latest) {
            saturate(LOOK_AGAIN);
        }
        Usage before = Usage.of(target, audience.ledger().count());
        saturate(timing.measured());
        Usage usage = Usage.of(target, audience.ledger().count()).since(before);
        audience.awaitAll(loop, sent);
        figures.put(Metric.SATURATED_RATE, usage.perSecond());
        figures.put(Metric.SATURATED_SERVER, usage.serverMicrosEach());
        figures.put(Metric.SATURATED_LOAD, usage.loadMicrosEach());
        figures.put(Metric.SATURATED_OTHERS, usage.othersPercent());
    }

    private void saturate(Duration duration) throws IOException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < duration.toNanos()) {
            if (sent - audience.complete() < UNDER_WAY) {
                send();
            } else {
                LockSupport.parkNanos(PERIOD_NANOS);
            }
        }
    }

    /**
     * 20 events a second.
     *
     * @throws LostException if a delivery is missing, doubled or out of order
     */
    public void paced(Timing timing, Figures figures) throws IOException {
        pace(timing.warmUp());
        audience.recordFrom(sent);
        Usage before = Usage.of(target, audience.ledger().count());
        pace(timing.measured());
        Usage usage = Usage.of(target, audience.ledger().count()).since(before);
        audience.recordTo(sent);
        audience.awaitAll(loop, sent);
        putPaced(usage, figures);
    }

    private void putPaced(Usage usage, Figures figures) {
        figures.put(Metric.PACED_RATE, usage.perSecond());
        figures.put(
                audience.latencies(),
                Metric.PACED_P50,
                Metric.PACED_P90,
                Metric.PACED_P99,
                Metric.PACED_MAX);
        figures.put(Metric.PACED_SERVER, usage.serverMicrosEach());
        figures.put(Metric.PACED_LOAD, usage.loadMicrosEach());
        figures.put(Metric.PACED_OTHERS, usage.othersPercent());
    }

    private void pace(Duration duration) throws IOException {
        long begin = System.nanoTime();
        for (long at = 0; at < duration.toNanos(); at += PERIOD_NANOS) {
            sleepUntil(begin + at);
            send();
        }
        sleepUntil(begin + duration.toNanos());
    }

    private static void sleepUntil(long moment) {
        for (long rest = moment - System.nanoTime(); rest > 0; rest = moment - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    private void send() throws IOException {
        loop.check();
        audience.sending(sent);
        events.publish(Payload.numbered(sent++));
    }

    @Override
    public void close() {
        events.close();
        clients.abort();
    }
}
