package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Disconnect;
import dev.restante.contract.ServerEvent.Join;
import dev.restante.contract.ServerEvent.Leave;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.LogEntry;

/**
 * Carries out what services order about one session: answers, rooms, the end. Each order once, also
 * if it is read again after a crash.
 */
final class Orders {

    private final Session session;

    Orders(Session session) {
        this.session = session;
    }

    /** Whether the rooms changed, and nothing may be delivered until that is stored. */
    boolean obey(LogEntry entry) {
        if (session.membership().hasObeyed(entry.record())) {
            return false;
        }
        session.rooms().obeyed(entry.after());
        ServerEvent event = entry.event();
        if (event instanceof Join join) {
            return session.rooms().enter(join, entry);
        }
        if (event instanceof Leave leave) {
            return session.rooms().exit(leave, entry);
        }
        if (event instanceof Ack ack) {
            session.replies().answered(ack);
        } else if (event instanceof Disconnect disconnect) {
            leave(disconnect);
        }
        return false;
    }

    private void leave(Disconnect order) {
        session.send(new Packet.Disconnect(session.namespace().name()));
        session.end(CloseReason.SERVER_DISCONNECT);
        if (order.close()) {
            session.socket().close(CloseReason.SERVER_DISCONNECT);
        }
    }
}
