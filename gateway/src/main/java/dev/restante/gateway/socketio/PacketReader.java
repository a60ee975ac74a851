package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.contract.ReservedNames;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Connect;
import dev.restante.gateway.socketio.Packet.Disconnect;
import dev.restante.gateway.socketio.Packet.Empty;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packets in the messages of one connection. A packet with attachments is complete when the
 * last of its binary messages has come; until then no other text may come.
 *
 * <p>Pure: messages in, packet or {@link ProtocolException} out, and nothing else is thrown. After
 * an exception the connection is to be closed; nothing is kept then.
 */
final class PacketReader {

    private final long maxBytes;

    /** Null when no attachment is due. */
    private Incomplete incomplete;

    /**
     * @param maxBytes of all attachments of one packet together; more is a protocol error
     */
    PacketReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A packet whose attachments have not all come: the arguments have placeholders until then. */
    private record Incomplete(Packet packet, int due, List<Attachment> come, long bytes) {}

    /** A text message; nothing if it announces attachments. */
    Optional<Packet> text(String text) throws ProtocolException {
        if (incomplete != null) {
            incomplete = null;
            throw new ProtocolException("text while an attachment is due");
        }
        PacketHeader header = PacketHeader.parse(text);
        Packet packet = packet(header);
        if (header.attachments() == 0) {
            return Optional.of(packet);
        }
        incomplete = new Incomplete(packet, header.attachments(), new ArrayList<>(), 0);
        return Optional.empty();
    }

    /**
     * A binary message; nothing if more are due.
     *
     * @param bytes not copied, and not to be changed any more
     */
    Optional<Packet> binary(byte[] bytes) throws ProtocolException {
        Incomplete before = incomplete;
        incomplete = null;
        if (before == null) {
            throw new ProtocolException("binary data that no packet announced");
        }
        long total = before.bytes() + bytes.length;
        if (total > maxBytes) {
            throw new ProtocolException("attachments of more than " + maxBytes + " bytes");
        }
        before.come().add(new Attachment(bytes));
        if (before.come().size() == before.due()) {
            return Optional.of(complete(before.packet(), before.come()));
        }
        incomplete = new Incomplete(before.packet(), before.due(), before.come(), total);
        return Optional.empty();
    }

    private static Packet complete(Packet packet, List<Attachment> attachments) {
        if (packet instanceof Event e) {
            Arguments arguments = e.arguments().with(attachments);
            return new Event(e.namespace(), e.ackId(), e.name(), arguments, e.cursor());
        }
        if (packet instanceof Ack ack) {
            return new Ack(ack.namespace(), ack.ackId(), ack.arguments().with(attachments));
        }
        return packet;
    }

    private static Packet packet(PacketHeader header) throws ProtocolException {
        return switch (header.type()) {
            case '0' -> connect(header);
            case '1' -> disconnect(header);
            case '2' -> event(header);
            case '3' -> ack(header);
            default -> throw new ProtocolException("type " + header.type() + " from a client");
        };
    }

    private static Packet connect(PacketHeader header) throws ProtocolException {
        if (!header.hasJson()) {
            return new Connect(header.namespace(), Optional.empty());
        }
        String auth = header.json();
        JsonOutline.object(auth);
        return new Connect(header.namespace(), Optional.of(auth));
    }

    private static Packet disconnect(PacketHeader header) throws ProtocolException {
        if (header.hasJson()) {
            throw new ProtocolException("a DISCONNECT with a payload");
        }
        return new Disconnect(header.namespace());
    }

    private static Packet event(PacketHeader header) throws ProtocolException {
        if (!header.hasJson()) {
            return new Empty(header.namespace());
        }
        JsonOutline.NamedArguments event = JsonOutline.event(header);
        if (ReservedNames.contains(event.name())) {
            throw new ProtocolException("the reserved name " + event.name());
        }
        return new Event(
                header.namespace(), header.id(), event.name(), event.arguments(), Optional.empty());
    }

    private static Packet ack(PacketHeader header) throws ProtocolException {
        if (!header.hasJson()) {
            return new Empty(header.namespace());
        }
        Arguments arguments = JsonOutline.arguments(header);
        return header.id().isPresent()
                ? new Ack(header.namespace(), header.id().getAsLong(), arguments)
                : new Empty(header.namespace());
    }
}
