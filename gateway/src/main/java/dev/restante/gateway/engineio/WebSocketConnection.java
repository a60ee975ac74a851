package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Message;
import dev.restante.gateway.engineio.EnginePacket.Open;
import dev.restante.gateway.engineio.EnginePacket.Ping;
import dev.restante.gateway.engineio.EnginePacket.Pong;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import java.util.concurrent.Executor;

/** An Engine.IO session that began on a WebSocket and ends with it. */
final class WebSocketConnection implements EngineSocket {

    private static final long CLOSE_MS = 2_000;

    private final String id = RandomId.next();
    private final Vertx vertx;
    private final ServerWebSocket ws;
    private final HttpConnection connection;
    private final Executor loop;
    private final Heartbeat heartbeat;
    private final EngineApplication.Listener listener;
    private boolean closed;
    private boolean full;
    private boolean paused;

    /** Opens the session: sends the open packet, then tells the application. */
    WebSocketConnection(
            Vertx vertx,
            EngineConfig config,
            ServerWebSocket ws,
            HttpConnection connection,
            EngineApplication application) {
        this.vertx = vertx;
        this.ws = ws;
        this.connection = connection;
        this.loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        ws.setWriteQueueMaxSize(config.outboxBytes());
        write(new Open(parameters(config)));
        this.heartbeat =
                new Heartbeat(
                        vertx,
                        config,
                        () -> write(new Ping("")),
                        () -> close(CloseReason.PING_TIMEOUT));
        this.listener = application.opened(this);
        ws.textMessageHandler(this::received);
        ws.binaryMessageHandler(bytes -> close(CloseReason.PARSE_ERROR));
        ws.drainHandler(ignored -> drained());
        ws.exceptionHandler(
                e ->
                        close(
                                e instanceof HttpClosedException
                                        ? CloseReason.TRANSPORT_CLOSE
                                        : CloseReason.TRANSPORT_ERROR));
        ws.closeHandler(ignored -> ended(CloseReason.TRANSPORT_CLOSE));
    }

    private String parameters(EngineConfig config) {
        return "{\"sid\":\"%s\",\"upgrades\":[],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                .formatted(
                        id,
                        config.pingInterval().toMillis(),
                        config.pingTimeout().toMillis(),
                        config.maxPayload());
    }

    private void received(String text) {
        if (closed) {
            return;
        }
        Optional<EnginePacket> packet = EnginePacketCodec.decode(text);
        if (packet.isEmpty() || packet.get() instanceof Ping) {
            close(CloseReason.PARSE_ERROR);
        } else if (packet.get() instanceof Message message) {
            listener.message(message.text());
        } else if (packet.get() instanceof Pong) {
            heartbeat.pong();
        }
        // A close packet means nothing on a WebSocket, nor do the rest: the reference ignores them.
    }

    private void write(EnginePacket packet) {
        if (!closed && !ws.isClosed()) {
            ws.writeTextMessage(EnginePacketCodec.encode(packet));
            if (!full && ws.writeQueueFull()) {
                // Who asks and never listens would fill this gateway with answers.
                full = true;
                readOn();
            }
        }
    }

    private void drained() {
        full = false;
        readOn();
        if (!closed) {
            listener.drained();
        }
    }

    private void readOn() {
        if (full || paused) {
            ws.pause();
        } else {
            ws.resume();
        }
    }

    private void ended(CloseReason reason) {
        if (!closed) {
            closed = true;
            heartbeat.stop();
            listener.closed(reason);
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (!closed) {
            ended(reason);
            ws.close();
            // A client that does not read never takes the Close frame.
            vertx.setTimer(CLOSE_MS, t -> ((ConnectionBase) connection).channel().close());
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void send(String message) {
        write(new Message(message));
    }

    @Override
    public boolean writable() {
        return !closed && !full;
    }

    @Override
    public void pause(boolean paused) {
        this.paused = paused;
        readOn();
    }

    @Override
    public Executor loop() {
        return loop;
    }
}
