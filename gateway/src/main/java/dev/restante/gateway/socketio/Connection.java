package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineApplication;
import dev.restante.gateway.engineio.EngineMessage;
import dev.restante.gateway.engineio.EngineSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/** One Engine.IO connection as Socket.IO sees it: a session per namespace it joined. */
final class Connection implements EngineApplication.Listener {

    private static final Logger LOG = Logger.getLogger(Connection.class);

    /** CONNECTs one connection may send in its life: each costs a place in the sessions topic. */
    private static final int MAX_CONNECTS = 100;

    private final EngineSocket socket;
    private final Connector connector;
    private final Emits emits;
    private final InFlight inFlight;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Set<String> connecting = new HashSet<>();
    private final Future<?> connectTimer;
    private int connects;
    private boolean closed;

    Connection(EngineSocket socket, GatewayConfig config, Connector connector, Emits emits) {
        this.socket = socket;
        this.connector = connector;
        this.emits = emits;
        this.inFlight = new InFlight(socket, config.maxInFlight());
        this.connectTimer =
                socket.after(
                        config.connectTimeout(), () -> socket.close(CloseReason.CONNECT_TIMEOUT));
    }

    @Override
    public void message(String text) {
        try {
            handle(PacketCodec.decode(text));
        } catch (ProtocolException e) {
            LOG.debugf("closing %s: %s", socket.id(), e.getMessage());
            socket.close(CloseReason.PARSE_ERROR);
        }
    }

    @Override
    public void binary(byte[] bytes) {
        socket.close(CloseReason.PARSE_ERROR);
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
            emits.emit(session, event, inFlight);
        } else if (packet instanceof Packet.Disconnect) {
            sessions.remove(packet.namespace());
            session.end(CloseReason.CLIENT_DISCONNECT);
        }
        // An ACK answers nothing that this gateway asked; the reference ignores such too.
    }

    private void connect(Packet.Connect connect) throws ProtocolException {
        String namespace = connect.namespace();
        Session present = sessions.get(namespace);
        if (++connects > MAX_CONNECTS) {
            throw new ProtocolException("more than " + MAX_CONNECTS + " CONNECTs");
        }
        if ((present != null && !present.isEnded()) || !connecting.add(namespace)) {
            throw new ProtocolException("already connected to " + namespace);
        }
        connector.connect(this, connect);
    }

    /** The end of a CONNECT that was let in. */
    void connected(Session session, Packet.Connected answer, boolean recovered) {
        connecting.remove(answer.namespace());
        if (!closed) {
            connectTimer.cancel(false);
            sessions.put(answer.namespace(), session);
            session.send(answer);
            session.begin(recovered);
        }
    }

    /** The end of a CONNECT that was refused; the connection stays and may try again. */
    void refused(Packet.ConnectError answer) {
        connecting.remove(answer.namespace());
        socket.send(new EngineMessage(PacketCodec.encode(answer)));
    }

    /** Tells this CONNECT from any other, on this connection or another. */
    String connectId() {
        return socket.id() + "." + connects;
    }

    EngineSocket socket() {
        return socket;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void closed(CloseReason reason) {
        closed = true;
        connectTimer.cancel(false);
        List.copyOf(sessions.values()).forEach(session -> session.end(reason));
    }

    @Override
    public void drained() {
        sessions.values().forEach(Session::goOn);
    }
}
