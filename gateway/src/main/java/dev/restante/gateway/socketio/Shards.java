package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogInfo;
import dev.restante.gateway.log.LogListener;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.tracing.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** One {@link Shard} per event loop; hears the log for all of them. */
@ApplicationScoped
class Shards implements LogListener {

    private final LogInfo log;
    private final Map<Executor, Shard> byLoop = new ConcurrentHashMap<>();
    private final Admissions admissions;
    private final Sessions sessions;
    private final Tracing tracing;
    private Positions position;

    Shards(LogInfo log, Admissions admissions, Sessions sessions, Tracing tracing) {
        this.log = log;
        this.admissions = admissions;
        this.sessions = sessions;
        this.tracing = tracing;
    }

    /** The shard of a connection. Only once the log is ready. */
    Shard of(EngineSocket socket) {
        Shard known = byLoop.get(socket.loop());
        return known != null ? known : create(socket.loop());
    }

    private synchronized Shard create(Executor loop) {
        return byLoop.computeIfAbsent(loop, l -> new Shard(l, position));
    }

    @Override
    public synchronized void ready(Positions live) {
        position = live;
    }

    @Override
    public synchronized void entries(List<LogEntry> entries, Positions after) {
        position = after;
        entries.forEach(admissions::read);
        if (byLoop.isEmpty()) {
            return;
        }
        List<Delivery> batch = entries.stream().map(this::delivery).toList();
        byLoop.values().forEach(shard -> shard.post(batch, after));
    }

    private Delivery delivery(LogEntry entry) {
        return new Delivery(entry, log.cursor(), DeliveryTrace.of(tracing, entry, byLoop.size()));
    }

    @Override
    public void session(String socket, Membership now) {
        sessions.read(socket, now);
    }
}
