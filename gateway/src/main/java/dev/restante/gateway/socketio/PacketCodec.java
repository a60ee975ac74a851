package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.restante.contract.Arguments;
import dev.restante.contract.ReservedNames;
import dev.restante.gateway.socketio.Packet.Ack;
import dev.restante.gateway.socketio.Packet.Connect;
import dev.restante.gateway.socketio.Packet.ConnectError;
import dev.restante.gateway.socketio.Packet.Connected;
import dev.restante.gateway.socketio.Packet.Disconnect;
import dev.restante.gateway.socketio.Packet.Empty;
import dev.restante.gateway.socketio.Packet.Event;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Socket.IO v5 packets as text: {@code <type>[<namespace>,][<id>]<json>}. Pure: text in, packet or
 * {@link ProtocolException} out, and back.
 */
final class PacketCodec {

    /** Longer ids are refused: no client counts that far. */
    private static final int MAX_ID_DIGITS = 18;

    private PacketCodec() {}

    static Packet decode(String text) throws ProtocolException {
        if (text.isEmpty()) {
            throw new ProtocolException("an empty packet");
        }
        int at = 1;
        String namespace = "/";
        if (text.startsWith("/", at)) {
            int comma = text.indexOf(',', at);
            namespace = text.substring(at, comma < 0 ? text.length() : comma);
            at = comma < 0 ? text.length() : comma + 1;
        }
        int digits = at;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits - at > MAX_ID_DIGITS) {
            throw new ProtocolException("an id of " + (digits - at) + " digits");
        }
        OptionalLong id =
                digits == at
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(text.substring(at, digits)));
        return decode(text.charAt(0), namespace, id, text.substring(digits));
    }

    private static Packet decode(char type, String namespace, OptionalLong id, String json)
            throws ProtocolException {
        return switch (type) {
            case '0' -> connect(namespace, json);
            case '1' -> disconnect(namespace, json);
            case '2' -> json.isEmpty() ? new Empty(namespace) : event(namespace, id, json);
            case '3' -> json.isEmpty() ? new Empty(namespace) : ack(namespace, id, json);
            default -> throw new ProtocolException("type " + type + " from a client");
        };
    }

    private static Packet connect(String namespace, String json) throws ProtocolException {
        if (!json.isEmpty()) {
            JsonOutline.object(json);
        }
        return new Connect(namespace, Optional.of(json).filter(j -> !j.isEmpty()));
    }

    private static Packet disconnect(String namespace, String json) throws ProtocolException {
        if (!json.isEmpty()) {
            throw new ProtocolException("a DISCONNECT with a payload");
        }
        return new Disconnect(namespace);
    }

    private static Packet event(String namespace, OptionalLong id, String json)
            throws ProtocolException {
        JsonOutline.NamedArguments event = JsonOutline.event(json);
        if (ReservedNames.contains(event.name())) {
            throw new ProtocolException("the reserved name " + event.name());
        }
        return new Event(namespace, id, event.name(), event.arguments(), Optional.empty());
    }

    private static Packet ack(String namespace, OptionalLong id, String json)
            throws ProtocolException {
        Arguments arguments = JsonOutline.arguments(json);
        return id.isPresent()
                ? new Ack(namespace, id.getAsLong(), arguments)
                : new Empty(namespace);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String encode(Packet packet) {
        if (packet instanceof Event event) {
            return encode(event);
        }
        String namespace = prefix(packet.namespace());
        if (packet instanceof Ack ack) {
            return "3" + namespace + ack.ackId() + ack.arguments().asArray();
        }
        if (packet instanceof Connected connected) {
            String pid = connected.pid().map(p -> ",\"pid\":" + quote(p)).orElse("");
            return "0" + namespace + "{\"sid\":" + quote(connected.socket()) + pid + "}";
        }
        if (packet instanceof ConnectError error) {
            return "4" + namespace + "{\"message\":" + quote(error.message()) + "}";
        }
        if (packet instanceof Connect connect) {
            return "0" + namespace + connect.auth().orElse("");
        }
        return (packet instanceof Disconnect ? "1" : "2") + namespace;
    }

    private static String encode(Event event) {
        StringBuilder text =
                new StringBuilder(event.arguments().json().length() + 96)
                        .append('2')
                        .append(prefix(event.namespace()));
        event.ackId().ifPresent(text::append);
        text.append('[').append(quote(event.name()));
        if (event.arguments().count() == 1) {
            text.append(',').append(event.arguments().json());
        } else if (event.arguments().count() > 1) {
            String array = event.arguments().json().strip();
            text.append(',').append(array, 1, array.length() - 1);
        }
        event.cursor().ifPresent(cursor -> text.append(",\"").append(cursor).append('"'));
        return text.append(']').toString();
    }

    private static String prefix(String namespace) {
        return namespace.equals("/") ? "" : namespace + ",";
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
