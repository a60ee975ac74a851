package dev.restante.gateway.engineio;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Engine.IO sessions of this gateway, by id; requests find theirs here. */
@ApplicationScoped
class EngineSessions {

    private final Map<String, EngineSession> byId = new ConcurrentHashMap<>();
    private final int limit;

    EngineSessions(EngineConfig config, MeterRegistry metrics) {
        this.limit = config.maxConnections();
        metrics.gauge("restante.connections", byId, Map::size);
    }

    boolean areFull() {
        return byId.size() >= limit;
    }

    void add(EngineSession session) {
        byId.put(session.id(), session);
    }

    void remove(EngineSession session) {
        byId.remove(session.id());
    }

    Optional<EngineSession> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
