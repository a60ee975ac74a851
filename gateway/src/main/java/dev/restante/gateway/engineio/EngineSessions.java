package dev.restante.gateway.engineio;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Engine.IO sessions of this gateway, by id; requests find theirs here. */
@ApplicationScoped
class EngineSessions {

    private final Map<String, EngineSession> byId = new ConcurrentHashMap<>();
    private final ChannelGroup webSockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
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

    /** The connection of a WebSocket, which may outlive its session a little. */
    void watch(Channel webSocket) {
        webSockets.add(webSocket);
    }

    /** Whether no session and no WebSocket is left. */
    boolean areGone() {
        return byId.isEmpty() && webSockets.isEmpty();
    }

    void remove(EngineSession session) {
        byId.remove(session.id());
    }

    /** All of them now, in an order that says nothing. */
    List<EngineSession> all() {
        return List.copyOf(byId.values());
    }

    Optional<EngineSession> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
