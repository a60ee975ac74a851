package dev.restante.gateway.socketio;

import dev.restante.contract.Attachment;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.gateway.engineio.EngineMessage;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.Positions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record of the log on its way to clients. Its packet is encoded when the first client hears it,
 * and once for all who do.
 */
final class Delivery {

    private final LogEntry entry;
    private final Cursor cursor;
    private final Optional<DeliveryTrace> trace;
    private volatile EngineMessage message;

    /**
     * @param entry the record
     * @param cursor the form of cursors
     */
    Delivery(LogEntry entry, Cursor cursor) {
        this(entry, cursor, Optional.empty());
    }

    /**
     * @param trace told when an event loop is through with it
     */
    Delivery(LogEntry entry, Cursor cursor, Optional<DeliveryTrace> trace) {
        this.entry = entry;
        this.cursor = cursor;
        this.trace = trace;
    }

    /**
     * An event loop is through with it.
     *
     * @param heard how many of its sessions it was for
     */
    void done(int heard) {
        if (trace.isPresent()) {
            trace.get().done(heard);
        }
    }

    LogEntry entry() {
        return entry;
    }

    /** How much of it is data, in bytes. */
    int size() {
        return entry.record().dataBytes();
    }

    /**
     * The packet of this record, which is {@code emit}; from any event loop.
     *
     * @param recovery whether it ends with a cursor, the same for all who hear it: they are in one
     *     namespace
     */
    EngineMessage message(Emit emit, boolean recovery) {
        EngineMessage known = message;
        return known != null ? known : encodeOnce(emit, recovery);
    }

    private synchronized EngineMessage encodeOnce(Emit emit, boolean recovery) {
        if (message == null) {
            Optional<Cursor> form = recovery ? Optional.of(cursor) : Optional.empty();
            message = encode(entry, emit, form, entry.after());
        }
        return message;
    }

    /** The packet with a cursor other than the record's own place. */
    static EngineMessage encode(
            LogEntry entry, Emit emit, Optional<Cursor> cursor, Positions place) {
        return encode(entry, emit, cursor.map(c -> c.format(place)));
    }

    /** A client takes no cursor from an event that asks for an acknowledgement. */
    private static EngineMessage encode(LogEntry entry, Emit emit, Optional<String> cursor) {
        boolean asks = emit.ackId().isPresent();
        return encode(
                new Packet.Event(
                        emit.envelope().namespace(),
                        asks ? OptionalLong.of(ackId(entry)) : OptionalLong.empty(),
                        emit.type(),
                        emit.arguments(),
                        asks ? Optional.empty() : cursor));
    }

    static EngineMessage encode(Packet packet) {
        EncodedPacket encoded = PacketCodec.encode(packet);
        if (encoded.attachments().isEmpty()) {
            return new EngineMessage(encoded.text());
        }
        return new EngineMessage(
                encoded.text(), encoded.attachments().stream().map(Attachment::bytes).toList());
    }

    /**
     * The id under which clients acknowledge this record: the same for all of them and after every
     * resume, and no larger than the Java client can read.
     */
    static long ackId(LogEntry entry) {
        return (entry.offset() * entry.after().partitions() + entry.partition())
                & Integer.MAX_VALUE;
    }

    boolean isVolatile() {
        return entry.event() instanceof Emit emit && emit.isVolatile();
    }
}
