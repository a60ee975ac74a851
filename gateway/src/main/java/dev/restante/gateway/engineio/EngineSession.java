package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Binary;
import dev.restante.gateway.engineio.EnginePacket.Invalid;
import dev.restante.gateway.engineio.EnginePacket.Message;
import dev.restante.gateway.engineio.EnginePacket.Open;
import dev.restante.gateway.engineio.EnginePacket.Ping;
import dev.restante.gateway.engineio.EnginePacket.Pong;
import dev.restante.gateway.engineio.Transport.Farewell;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * An Engine.IO session on the transport it has now. Lives on the event loop of the request that
 * opened it, also after it moved to a WebSocket of another event loop.
 *
 * <pre>
 *   polling --probe answered--> polling, probed --upgrade packet--> websocket
 *      ^                                |
 *      +----probe fails, or 10 s--------+
 * </pre>
 */
final class EngineSession implements EngineSocket, Transport.Listener {

    private static final Logger LOG = Logger.getLogger(EngineSession.class);

    private final String id;
    private final EventLoop loop;
    private final EngineConfig config;
    private final Handshake handshake;
    private final Consumer<EngineSession> gone;
    private volatile Transport transport;
    private Heartbeat heartbeat;
    private EngineApplication.Listener listener;
    private UpgradeProbe probe;
    private boolean paused;
    private boolean leaving;
    private boolean held;
    private boolean ending;
    private boolean closed;

    /**
     * @param id nobody else's
     * @param loop all of the session happens on
     * @param gone told when the WebSocket of the session has ended
     */
    EngineSession(
            String id,
            EventLoop loop,
            EngineConfig config,
            Handshake handshake,
            Consumer<EngineSession> gone) {
        this.id = id;
        this.loop = loop;
        this.config = config;
        this.handshake = handshake;
        this.gone = gone;
    }

    /** Sends the open packet, then tells the application. On the event loop. */
    void open(Transport first, EngineApplication application) {
        transport = first;
        transport.send(new Open(parameters(first instanceof PollingTransport)));
        heartbeat =
                new Heartbeat(
                        loop,
                        config,
                        () -> transport.send(new Ping("")),
                        () -> !isHeld() && transport.writable(),
                        () -> failed(CloseReason.PING_TIMEOUT));
        listener = application.opened(this);
    }

    private String parameters(boolean upgradable) {
        return "{\"sid\":\"%s\",\"upgrades\":[%s],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                .formatted(
                        id,
                        upgradable ? "\"websocket\"" : "",
                        config.pingInterval().toMillis(),
                        config.pingTimeout().toMillis(),
                        config.maxPayload());
    }

    /** The transport it has now; from any thread. */
    Transport transport() {
        return transport;
    }

    /** A WebSocket asks to take over from polling. On the event loop. */
    void probe(WebSocketTransport candidate) {
        if (closed || probe != null || !(transport instanceof PollingTransport polling)) {
            candidate.listener(UpgradeProbe.NOBODY);
            candidate.close(Farewell.GOODBYE);
        } else {
            probe = new UpgradeProbe(this, polling, candidate, config.upgradeTimeout());
        }
    }

    /** The probe came to nothing; another may follow. */
    void stays() {
        probe = null;
    }

    /** The client moved. */
    void moves(PollingTransport from, WebSocketTransport to) {
        probe = null;
        transport = to;
        to.listener(this);
        to.pause(isHeld());
        from.move(packet -> to.send(EnginePacketCodec.decode(packet)));
        if (to.writable()) {
            // What waited for polls to empty the outbox would wait for ever.
            drained();
        }
    }

    @Override
    public void received(EnginePacket packet) {
        try {
            read(packet);
        } catch (RuntimeException e) {
            LOG.errorf(e, "session %s failed", id);
            close(CloseReason.INTERNAL_ERROR);
        }
    }

    private void read(EnginePacket packet) {
        if (ending) {
            return;
        }
        if (packet instanceof Pong) {
            heartbeat.pong();
            return;
        }
        heartbeat.traffic();
        if (packet instanceof Message message) {
            listener.message(message.text());
        } else if (packet instanceof Binary binary) {
            listener.binary(binary.bytes());
        } else if (packet instanceof Invalid) {
            failed(CloseReason.PARSE_ERROR);
        } else if (packet instanceof Ping) {
            failed(CloseReason.TRANSPORT_ERROR);
        }
        // The rest means nothing here: the reference ignores it.
    }

    @Override
    public void drained() {
        if (!closed) {
            listener.drained();
        }
    }

    /** The session is broken: what was sent before is not waited for. */
    @Override
    public void failed(CloseReason reason) {
        end(reason, Farewell.NONE);
    }

    @Override
    public void close(CloseReason reason) {
        end(reason, reason.comesAgain() ? Farewell.COME_AGAIN : Farewell.GOODBYE);
    }

    /**
     * The gateway will send the client away. A polling client is not asked for a pong meanwhile:
     * behind a balancer its POST may reach another gateway, or this one too late, and
     * python-engineio 4.3.4 does not come again after a POST to a session that is unknown. On the
     * event loop.
     */
    void rest() {
        if (!ending && transport instanceof PollingTransport) {
            heartbeat.rest();
        }
    }

    /**
     * Sends the client away as soon as all that it sent is answered, and not later than after
     * {@code patience}. On the event loop.
     */
    void leave(CloseReason reason, Duration patience) {
        if (!ending && !leaving) {
            leaving = true;
            after(patience, () -> close(reason));
            if (transport instanceof PollingTransport) {
                heartbeat.whenAnswered(() -> settle(reason));
            } else {
                settle(reason);
            }
        }
    }

    private void settle(CloseReason reason) {
        if (!ending) {
            held = true;
            transport.pause(true);
            listener.settle(() -> close(reason));
        }
    }

    private void end(CloseReason reason, Farewell farewell) {
        if (ending) {
            return;
        }
        ending = true;
        LOG.debugf("session %s ends on %s: %s", id, transport.name(), reason.wireName());
        heartbeat.stop();
        if (probe != null) {
            probe.giveUp();
        }
        if (listener != null) {
            // It may still send a last word.
            listener.closed(reason);
        }
        closed = true;
        transport.close(farewell);
        if (transport instanceof WebSocketTransport) {
            gone.accept(this);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public void send(EngineMessage message) {
        if (!closed) {
            transport.send(message);
        }
    }

    @Override
    public boolean writable() {
        return !closed && transport.writable();
    }

    @Override
    public boolean immediate() {
        return !closed && transport.immediate();
    }

    @Override
    public void pause(boolean pause) {
        paused = pause;
        transport.pause(isHeld());
    }

    private boolean isHeld() {
        return paused || held;
    }

    EventLoop eventLoop() {
        return loop;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public Future<?> after(Duration delay, Runnable task) {
        return loop.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
