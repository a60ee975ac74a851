package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.EngineApplication;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.log.LogInfo;
import jakarta.enterprise.context.ApplicationScoped;

/** Socket.IO as what runs on Engine.IO connections. */
@ApplicationScoped
class SocketIoServer implements EngineApplication {

    private final LogInfo log;
    private final GatewayConfig config;
    private final Connector connector;
    private final Emits emits;
    private final Traffic traffic;

    SocketIoServer(
            LogInfo log, GatewayConfig config, Connector connector, Emits emits, Traffic traffic) {
        this.log = log;
        this.config = config;
        this.connector = connector;
        this.emits = emits;
        this.traffic = traffic;
    }

    @Override
    public boolean accepting() {
        return log.ready();
    }

    @Override
    public Listener opened(EngineSocket socket) {
        return new Connection(socket, config, connector, emits, traffic);
    }
}
