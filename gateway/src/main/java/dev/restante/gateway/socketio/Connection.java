package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineApplication;
import dev.restante.gateway.engineio.EngineSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/** One Engine.IO connection as Socket.IO sees it: a session per namespace it joined. */
final class Connection implements EngineApplication.Listener {

    private static final Logger LOG = Logger.getLogger(Connection.class);

    private static final Future<?> NOTHING = CompletableFuture.completedFuture(null);

    private final EngineSocket socket;
    private final Connector connector;
    private final Emits emits;
    private final Traffic traffic;
    private final InFlight inFlight;
    private final PacketReader reader;
    private final ConnectLimit limit = new ConnectLimit(System::nanoTime);
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Future<?>> connecting = new HashMap<>();
    private final Future<?> connectTimer;
    private int connects;
    private boolean closed;

    Connection(
            EngineSocket socket,
            GatewayConfig config,
            Connector connector,
            Emits emits,
            Traffic traffic) {
        this.socket = socket;
        this.connector = connector;
        this.emits = emits;
        this.traffic = traffic;
        this.inFlight = new InFlight(socket, config.maxInFlight());
        this.reader = new PacketReader(config.maxAttachmentBytes());
        this.connectTimer =
                socket.after(
                        config.connectTimeout(), () -> socket.close(CloseReason.CONNECT_TIMEOUT));
    }

    /** Text or bytes on their way to a packet. */
    private interface Reading {
        Optional<Packet> read() throws ProtocolException;
    }

    @Override
    public void message(String text) {
        handle(() -> reader.text(text));
    }

    @Override
    public void binary(byte[] bytes) {
        handle(() -> reader.binary(bytes));
    }

    private void handle(Reading reading) {
        try {
            Optional<Packet> packet = reading.read();
            if (packet.isPresent()) {
                handle(packet.get());
            }
        } catch (ProtocolException e) {
            LOG.debugf("closing %s: %s", socket.id(), e.getMessage());
            socket.close(CloseReason.PARSE_ERROR);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** A step of answering a CONNECT; a defect in it ends this connection, and nothing else. */
    void step(Runnable step) {
        step(step, () -> {});
    }

    /** Such a step, or what is to be done when the connection is gone. */
    void step(Runnable step, Runnable ifClosed) {
        if (closed) {
            ifClosed.run();
            return;
        }
        try {
            step.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException defect) {
        LOG.errorf(defect, "connection %s failed", socket.id());
        socket.close(CloseReason.INTERNAL_ERROR);
    }

    private void handle(Packet packet) throws ProtocolException {
        if (packet instanceof Packet.Connect connect) {
            connect(connect);
            return;
        }
        Session session = sessions.get(packet.namespace());
        if (session == null || session.isEnded()) {
            throw new ProtocolException("not connected to " + packet.namespace());
        }
        if (packet instanceof Packet.Event event) {
            session.guarded(() -> emits.emit(session, event, inFlight));
        } else if (packet instanceof Packet.Ack ack) {
            session.guarded(() -> emits.acknowledge(session, ack));
        } else if (packet instanceof Packet.Disconnect) {
            sessions.remove(packet.namespace());
            session.end(CloseReason.CLIENT_DISCONNECT);
        }
    }

    private void connect(Packet.Connect connect) throws ProtocolException {
        String namespace = connect.namespace();
        Session present = sessions.get(namespace);
        if ((present != null && !present.isEnded()) || connecting.containsKey(namespace)) {
            throw new ProtocolException("already connected to " + namespace);
        }
        connecting.put(namespace, NOTHING);
        connects++;
        if (limit.allows()) {
            connector.connect(this, connect);
        } else {
            refused(
                    new Packet.ConnectError(
                            namespace,
                            "Too many CONNECTs; try again later",
                            Optional.of("{\"code\":\"busy\",\"retry\":true}")));
        }
    }

    /** A CONNECT waits for something that is not to be waited for once the client is gone. */
    void waits(String namespace, Future<?> answer) {
        connecting.put(namespace, answer);
    }

    /** The end of a CONNECT that was let in. */
    void connected(
            Session session, Packet.Connected answer, boolean recovered, ConnectFacts facts) {
        connecting.remove(answer.namespace());
        if (!closed) {
            connectTimer.cancel(false);
            sessions.put(answer.namespace(), session);
            session.send(answer);
            session.begin(recovered, facts);
        }
    }

    /** The end of a CONNECT that was refused; the connection stays and may try again. */
    void refused(Packet.ConnectError answer) {
        connecting.remove(answer.namespace());
        socket.send(Delivery.encode(answer));
    }

    /** A session was taken over; without any other there is no use for the connection. */
    void closeIfDeserted() {
        if (connecting.isEmpty() && sessions.values().stream().allMatch(Session::isEnded)) {
            socket.close(CloseReason.TAKEN_OVER);
        }
    }

    /** Tells the CONNECT that came last from any other, on this connection or another. */
    String connectId() {
        return socket.id() + "." + connects;
    }

    EngineSocket socket() {
        return socket;
    }

    @Override
    public void closed(CloseReason reason) {
        closed = true;
        traffic.closed(reason);
        connectTimer.cancel(false);
        connecting.values().forEach(answer -> answer.cancel(false));
        for (Session session : List.copyOf(sessions.values())) {
            if (reason == CloseReason.SERVER_DISCONNECT && !session.isEnded()) {
                // A service ended the whole connection: its client must not come back by itself.
                session.send(new Packet.Disconnect(session.namespace().name()));
            }
            session.end(reason);
        }
    }

    @Override
    public void settle(Runnable then) {
        inFlight.whenNone(then);
    }

    @Override
    public void drained() {
        List.copyOf(sessions.values()).forEach(Session::goOn);
    }
}
