package dev.restante.bench.load;

import dev.restante.bench.machine.Server;
import dev.restante.bench.wire.Client;
import dev.restante.bench.wire.Clients;
import dev.restante.bench.wire.Loop;
import dev.restante.bench.wire.Role;
import dev.restante.bench.wire.Waiting;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.TimeUnit;

/** Connections that do nothing: what each costs the server in memory, and that all stay. */
public final class Idle {

    private static final int CLIENTS = 5_000;

    /** Connected before and gone again, so that what the server loads once is not counted. */
    private static final int WARM_UP = 200;

    private static final int HEARTBEATS = 2;
    private static final long HEARTBEATS_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double KIB = 1024;

    private Idle() {}

    /**
     * Holds the connections over two heartbeats, then sends all of them one event.
     *
     * @param whileHeld done when all are connected and measured
     * @throws IOException if a connection ends, or its client does not get the event
     */
    public static void measure(Loop loop, Target target, Figures figures, Loop.Task whileHeld)
            throws IOException {
        Server server = target.server();
        Clients.connect(loop, server.port(), Collections.nCopies(WARM_UP, Role.silent())).abort();
        long liveBefore = server.liveBytes();
        long residentBefore = server.meter().residentBytes();
        Audience audience = new Audience(CLIENTS);
        Clients clients = Clients.connect(loop, server.port(), audience.roles());
        Waiting.until(
                loop,
                HEARTBEATS_WITHIN_NANOS,
                () -> clients.least(Client::pings) >= HEARTBEATS,
                () -> "a client had " + clients.least(Client::pings) + " pings");
        long resident = server.meter().residentBytes() - residentBefore;
        long live = server.liveBytes() - liveBefore;
        whileHeld.run();
        try (Events events = Events.to(target, loop)) {
            events.publish(Payload.numbered(0));
            audience.awaitAll(loop, 1);
        }
        figures.put(Metric.IDLE_RESIDENT, resident / KIB / CLIENTS);
        figures.put(Metric.IDLE_LIVE, live / KIB / CLIENTS);
    }
}
