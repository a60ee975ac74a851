package dev.restante.contract;

import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Admit;
import dev.restante.contract.ServerEvent.Disconnect;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.contract.ServerEvent.Join;
import dev.restante.contract.ServerEvent.Leave;
import dev.restante.contract.ServerEvent.Refuse;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** {@link ServerEvent} to and from Kafka records. */
public final class ServerEventRecord {

    /** CloudEvents demands a type of every event; an operation's is this plus its name. */
    private static final String OP_TYPE = "dev.restante.";

    private static final byte[] NOTHING = {};

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
                        .put("to", event.to());
        byte[] value = putContent(attributes, event);
        return new ProducerRecord<>(topic, null, null, event.key(), value, empty.headers());
    }

    private static byte[] putContent(Attributes attributes, ServerEvent event) {
        if (event instanceof Emit emit) {
            attributes
                    .put("type", emit.type())
                    .put("except", emit.except())
                    .put("ackid", emit.ackId());
            if (emit.isVolatile()) {
                attributes.put("volatile", "true");
            }
            return ArgumentsRecord.write(attributes, emit.arguments());
        }
        if (event instanceof Ack ack) {
            putOp(attributes, "ack").put("ackid", Long.toString(ack.ackId()));
            return ArgumentsRecord.write(attributes, ack.arguments());
        }
        if (event instanceof Refuse refuse) {
            putOp(attributes, "refuse").put("message", refuse.message());
            return refuse.data().count() == 0
                    ? NOTHING
                    : ArgumentsRecord.write(attributes, refuse.data());
        }
        putOrder(attributes, event);
        return NOTHING;
    }

    /** What has no data. */
    private static void putOrder(Attributes attributes, ServerEvent event) {
        if (event instanceof Join join) {
            putOp(attributes, "join").put("room", join.room());
        } else if (event instanceof Leave leave) {
            putOp(attributes, "leave").put("room", leave.room());
        } else if (event instanceof Disconnect disconnect) {
            putOp(attributes, "disconnect").put("close", Boolean.toString(disconnect.close()));
        } else if (event instanceof Admit admit) {
            putOp(attributes, "admit").put("user", admit.user()).put("rooms", admit.rooms());
        }
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
        Set<String> to = attributes.rooms("to");
        String type = attributes.require("type");
        String op = attributes.find("op").orElse("emit");
        return switch (op) {
            case "emit" -> readEmit(attributes, envelope, type, to, value);
            case "ack" -> readAck(attributes, envelope, to, value);
            case "join" -> new Join(envelope, to, attributes.require("room"));
            case "leave" -> new Leave(envelope, to, attributes.require("room"));
            case "disconnect" -> new Disconnect(envelope, to, attributes.flag("close"));
            case "admit" -> readAdmit(attributes, envelope, to);
            case "refuse" -> readRefuse(attributes, envelope, to, value);
            default -> throw new MalformedRecordException("ce_op", "unknown: " + op);
        };
    }

    private static Emit readEmit(
            Attributes attributes, Envelope envelope, String type, Set<String> to, byte[] value)
            throws MalformedRecordException {
        return new Emit(
                envelope,
                type,
                to,
                attributes.rooms("except"),
                attributes.flag("volatile"),
                attributes.number("ackid"),
                ArgumentsRecord.read(attributes, value));
    }

    private static Ack readAck(
            Attributes attributes, Envelope envelope, Set<String> to, byte[] value)
            throws MalformedRecordException {
        return new Ack(
                envelope,
                one(to, "an ack"),
                attributes
                        .number("ackid")
                        .orElseThrow(() -> new MalformedRecordException("ce_ackid", "missing")),
                ArgumentsRecord.read(attributes, value));
    }

    private static Admit readAdmit(Attributes attributes, Envelope envelope, Set<String> to)
            throws MalformedRecordException {
        attributes.require("cause");
        Optional<String> user = attributes.find("user");
        if (user.isPresent() && user.get().isEmpty()) {
            throw new MalformedRecordException("ce_user", "empty");
        }
        return new Admit(envelope, one(to, "an admission"), user, attributes.rooms("rooms"));
    }

    private static Refuse readRefuse(
            Attributes attributes, Envelope envelope, Set<String> to, byte[] value)
            throws MalformedRecordException {
        attributes.require("cause");
        boolean hasData = value != null && value.length > 0;
        Arguments data = ArgumentsRecord.read(attributes, hasData ? value : null);
        if (data.isBinary() || !data.attachments().isEmpty()) {
            throw new MalformedRecordException(
                    data.isBinary() ? "content-type" : "ce_attachments",
                    "the data of a refusal are JSON alone");
        }
        if (data.count() > 1) {
            throw new MalformedRecordException("ce_args", "a refusal has at most one value");
        }
        return new Refuse(envelope, one(to, "a refusal"), attributes.require("message"), data);
    }

    private static String one(Set<String> to, String what) throws MalformedRecordException {
        if (to.size() != 1) {
            throw new MalformedRecordException("ce_to", what + " goes to exactly one socket");
        }
        return to.iterator().next();
    }
}
