package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent.Emit;
import dev.restante.gateway.engineio.EngineMessage;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.Positions;
import java.util.Optional;

/**
 * A record of the log on its way to clients.
 *
 * @param entry the record
 * @param message its packet, encoded once for all who hear it; nothing if it is no event
 */
record Delivery(LogEntry entry, EngineMessage message) {

    static Delivery of(LogEntry entry, Cursor cursor) {
        return new Delivery(entry, encode(entry, entry.after(), cursor));
    }

    /** The packet with a cursor other than the record's own place. */
    static EngineMessage encode(LogEntry entry, Positions place, Cursor cursor) {
        return entry.event() instanceof Emit emit
                ? new EngineMessage(
                        PacketCodec.encode(
                                new Packet.Event(
                                        emit.envelope().namespace(),
                                        emit.ackId(),
                                        emit.type(),
                                        emit.arguments(),
                                        emit.ackId().isPresent()
                                                ? Optional.empty()
                                                : Optional.of(cursor.format(place)))))
                : null;
    }

    boolean isVolatile() {
        return entry.event() instanceof Emit emit && emit.isVolatile();
    }
}
