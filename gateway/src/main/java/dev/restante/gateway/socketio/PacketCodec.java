package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.restante.contract.Arguments;
import dev.restante.gateway.json.JsonText;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Connect;
import dev.restante.gateway.socketio.Packet.ConnectError;
import dev.restante.gateway.socketio.Packet.Connected;
import dev.restante.gateway.socketio.Packet.Disconnect;
import dev.restante.gateway.socketio.Packet.Event;

/**
 * Socket.IO v5 packets as text: {@code <type>[<attachments>-][<namespace>,][<id>]<json>}, and the
 * attachments. Arguments are copied as they are: that they are JSON, and that their placeholders
 * name their attachments, is checked where they come in. {@link PacketReader} is the way back.
 */
final class PacketCodec {

    /** Room for all of a packet but its arguments; more is no harm. */
    private static final int OVERHEAD = 96;

    private PacketCodec() {}

    static EncodedPacket encode(Packet packet) {
        if (packet instanceof Event event) {
            return encode(event);
        }
        if (packet instanceof Ack ack) {
            return encode(ack);
        }
        String namespace = prefix(packet.namespace());
        if (packet instanceof Connected connected) {
            String pid = connected.pid().map(p -> ",\"pid\":" + JsonText.quote(p)).orElse("");
            return EncodedPacket.of(
                    "0" + namespace + "{\"sid\":" + JsonText.quote(connected.socket()) + pid + "}");
        }
        if (packet instanceof ConnectError error) {
            String data = error.data().map(d -> ",\"data\":" + d).orElse("");
            return EncodedPacket.of(
                    "4"
                            + namespace
                            + "{\"message\":"
                            + JsonText.quote(error.message())
                            + data
                            + "}");
        }
        if (packet instanceof Connect connect) {
            return EncodedPacket.of("0" + namespace + connect.auth().orElse(""));
        }
        return EncodedPacket.of((packet instanceof Disconnect ? "1" : "2") + namespace);
    }

    private static EncodedPacket encode(Event event) {
        Arguments arguments = event.arguments();
        StringBuilder text = begin('2', event.namespace(), arguments);
        event.ackId().ifPresent(text::append);
        text.append("[\"");
        JsonStringEncoder.getInstance().quoteAsString(event.name(), text);
        text.append('"');
        if (arguments.count() == 1) {
            text.append(',').append(arguments.json());
        } else if (arguments.count() > 1) {
            String array = arguments.json().strip();
            text.append(',').append(array, 1, array.length() - 1);
        }
        event.cursor().ifPresent(cursor -> text.append(",\"").append(cursor).append('"'));
        return new EncodedPacket(text.append(']').toString(), arguments.attachments());
    }

    private static EncodedPacket encode(Ack ack) {
        Arguments arguments = ack.arguments();
        StringBuilder text = begin('3', ack.namespace(), arguments).append(ack.ackId());
        if (arguments.count() == 1) {
            text.append('[').append(arguments.json()).append(']');
        } else {
            text.append(arguments.json());
        }
        return new EncodedPacket(text.toString(), arguments.attachments());
    }

    /** The type with attachments is the type without plus 3. */
    private static StringBuilder begin(char type, String namespace, Arguments arguments) {
        StringBuilder text = new StringBuilder(arguments.json().length() + OVERHEAD);
        int attachments = arguments.attachments().size();
        if (attachments == 0) {
            text.append(type);
        } else {
            text.append((char) (type + 3)).append(attachments).append('-');
        }
        return namespace.equals("/") ? text : text.append(namespace).append(',');
    }

    private static String prefix(String namespace) {
        return namespace.equals("/") ? "" : namespace + ",";
    }
}
