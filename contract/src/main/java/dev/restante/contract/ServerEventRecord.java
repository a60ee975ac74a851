package dev.restante.contract;

import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Disconnect;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.contract.ServerEvent.Join;
import dev.restante.contract.ServerEvent.Leave;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** {@link ServerEvent} to and from Kafka records. */
public final class ServerEventRecord {

    /** CloudEvents demands a type of every event; an operation's is this plus its name. */
    private static final String OP_TYPE = "dev.restante.";

    private ServerEventRecord() {}

    /**
     * @param topic where the record goes, by default {@link Topics#SERVER_EVENTS}
     */
    public static ProducerRecord<String, byte[]> write(String topic, ServerEvent event) {
        ProducerRecord<String, byte[]> empty = new ProducerRecord<>(topic, event.key(), null);
        Envelope envelope = event.envelope();
        Attributes attributes =
                new Attributes(empty.headers())
                        .put("specversion", "1.0")
                        .put("id", envelope.id())
                        .put("source", envelope.source())
                        .put("time", envelope.time().toString())
                        .put("namespace", envelope.namespace())
                        .put("cause", envelope.cause())
                        .put("to", RoomList.format(event.to()));
        byte[] value = putContent(attributes, event);
        return new ProducerRecord<>(topic, null, null, event.key(), value, empty.headers());
    }

    private static byte[] putContent(Attributes attributes, ServerEvent event) {
        if (event instanceof Emit emit) {
            attributes
                    .put("type", emit.type())
                    .put("except", RoomList.format(emit.except()))
                    .put("ackid", emit.ackId());
            if (emit.isVolatile()) {
                attributes.put("volatile", "true");
            }
            return attributes.putArguments(emit.arguments());
        }
        if (event instanceof Ack ack) {
            putOp(attributes, "ack").put("ackid", Long.toString(ack.ackId()));
            return attributes.putArguments(ack.arguments());
        }
        if (event instanceof Join join) {
            putOp(attributes, "join").put("room", join.room());
        } else if (event instanceof Leave leave) {
            putOp(attributes, "leave").put("room", leave.room());
        } else if (event instanceof Disconnect disconnect) {
            putOp(attributes, "disconnect").put("close", Boolean.toString(disconnect.close()));
        }
        return new byte[0];
    }

    private static Attributes putOp(Attributes attributes, String op) {
        return attributes.put("type", OP_TYPE + op).put("op", op);
    }

    /**
     * @throws MalformedRecordException if a required attribute is missing or any has a value
     *     outside the contract
     */
    public static ServerEvent read(Headers headers, byte[] value) throws MalformedRecordException {
        Attributes attributes = new Attributes(headers).requireVersion();
        Envelope envelope =
                new Envelope(
                        attributes.require("id"),
                        attributes.require("source"),
                        attributes.time(),
                        attributes.namespace(),
                        attributes.find("cause"));
        String type = attributes.require("type");
        Set<String> to = RoomList.parse("ce_to", attributes.find("to"));
        String op = attributes.find("op").orElse("emit");
        return switch (op) {
            case "emit" ->
                    new Emit(
                            envelope,
                            type,
                            to,
                            RoomList.parse("ce_except", attributes.find("except")),
                            attributes.flag("volatile"),
                            attributes.number("ackid"),
                            attributes.arguments(value));
            case "ack" -> readAck(attributes, envelope, to, value);
            case "join" -> new Join(envelope, to, attributes.require("room"));
            case "leave" -> new Leave(envelope, to, attributes.require("room"));
            case "disconnect" -> new Disconnect(envelope, to, attributes.flag("close"));
            default -> throw new MalformedRecordException("ce_op", "unknown: " + op);
        };
    }

    private static Ack readAck(
            Attributes attributes, Envelope envelope, Set<String> to, byte[] value)
            throws MalformedRecordException {
        if (to.size() != 1) {
            throw new MalformedRecordException("ce_to", "an ack goes to exactly one socket");
        }
        return new Ack(
                envelope,
                to.iterator().next(),
                attributes
                        .number("ackid")
                        .orElseThrow(() -> new MalformedRecordException("ce_ackid", "missing")),
                attributes.arguments(value));
    }
}
