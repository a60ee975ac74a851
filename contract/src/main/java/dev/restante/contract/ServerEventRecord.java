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

    private static final byte[] NOTHING = {};
    private static final byte[] TRUE = Attributes.bytes("true");

    private static final Operation ACK = Operation.named("ack");
    private static final Operation JOIN = Operation.named("join");
    private static final Operation LEAVE = Operation.named("leave");
    private static final Operation DISCONNECT = Operation.named("disconnect");
    private static final Operation ADMIT = Operation.named("admit");
    private static final Operation REFUSE = Operation.named("refuse");

    private ServerEventRecord() {}

    /** CloudEvents demands a type of every event; an operation's follows from its name. */
    private record Operation(byte[] type, byte[] name) {
        static Operation named(String name) {
            return new Operation(Attributes.bytes("dev.restante." + name), Attributes.bytes(name));
        }
    }

    /**
     * @param topic where the record goes, by default {@link Topics#SERVER_EVENTS}
     */
    public static ProducerRecord<String, byte[]> write(String topic, ServerEvent event) {
        ProducerRecord<String, byte[]> empty = new ProducerRecord<>(topic, event.key(), null);
        Envelope envelope = event.envelope();
        Attributes attributes =
                new Attributes(empty.headers())
                        .putVersion()
                        .put("ce_id", envelope.id())
                        .put("ce_source", envelope.source())
                        .putTime(envelope.time())
                        .put("ce_namespace", envelope.namespace())
                        .put("ce_cause", envelope.cause())
                        .put("ce_to", event.to());
        byte[] value = putContent(attributes, event);
        return new ProducerRecord<>(topic, null, null, event.key(), value, empty.headers());
    }

    private static byte[] putContent(Attributes attributes, ServerEvent event) {
        if (event instanceof Emit emit) {
            attributes
                    .put("ce_type", emit.type())
                    .put("ce_except", emit.except())
                    .put("ce_ackid", emit.ackId());
            if (emit.isVolatile()) {
                attributes.put("ce_volatile", TRUE);
            }
            return ArgumentsRecord.write(attributes, emit.arguments());
        }
        if (event instanceof Ack ack) {
            putOp(attributes, ACK).put("ce_ackid", Long.toString(ack.ackId()));
            return ArgumentsRecord.write(attributes, ack.arguments());
        }
        if (event instanceof Refuse refuse) {
            putOp(attributes, REFUSE).put("ce_message", refuse.message());
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
            putOp(attributes, JOIN).put("ce_room", join.room());
        } else if (event instanceof Leave leave) {
            putOp(attributes, LEAVE).put("ce_room", leave.room());
        } else if (event instanceof Disconnect disconnect) {
            putOp(attributes, DISCONNECT).put("ce_close", Boolean.toString(disconnect.close()));
        } else if (event instanceof Admit admit) {
            putOp(attributes, ADMIT)
                    .put("ce_user", admit.user())
                    .put("ce_rooms", admit.rooms().map(r -> RoomList.format(r).orElse("")));
        }
    }

    private static Attributes putOp(Attributes attributes, Operation op) {
        return attributes.put("ce_type", op.type()).put("ce_op", op.name());
    }

    /**
     * @throws MalformedRecordException if a required attribute is missing or any has a value
     *     outside the contract
     */
    public static ServerEvent read(Headers headers, byte[] value) throws MalformedRecordException {
        Attributes attributes = new Attributes(headers).requireVersion();
        Envelope envelope =
                new Envelope(
                        attributes.require("ce_id"),
                        attributes.require("ce_source"),
                        attributes.time(),
                        attributes.namespace(),
                        attributes.find("ce_cause"));
        Set<String> to = attributes.rooms("ce_to");
        String type = attributes.require("ce_type");
        String op = attributes.find("ce_op").orElse("emit");
        return switch (op) {
            case "emit" -> readEmit(attributes, envelope, type, to, value);
            case "ack" -> readAck(attributes, envelope, to, value);
            case "join" -> new Join(envelope, to, attributes.require("ce_room"));
            case "leave" -> new Leave(envelope, to, attributes.require("ce_room"));
            case "disconnect" -> new Disconnect(envelope, to, attributes.flag("ce_close"));
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
                attributes.rooms("ce_except"),
                attributes.flag("ce_volatile"),
                attributes.number("ce_ackid"),
                ArgumentsRecord.read(attributes, value));
    }

    private static Ack readAck(
            Attributes attributes, Envelope envelope, Set<String> to, byte[] value)
            throws MalformedRecordException {
        return new Ack(
                envelope,
                one(to, "an ack"),
                attributes
                        .number("ce_ackid")
                        .orElseThrow(() -> new MalformedRecordException("ce_ackid", "missing")),
                ArgumentsRecord.read(attributes, value));
    }

    private static Admit readAdmit(Attributes attributes, Envelope envelope, Set<String> to)
            throws MalformedRecordException {
        attributes.require("ce_cause");
        Optional<String> user = attributes.find("ce_user");
        if (user.isPresent() && user.get().isEmpty()) {
            throw new MalformedRecordException("ce_user", "empty");
        }
        return new Admit(envelope, one(to, "an admission"), user, admittedTo(attributes));
    }

    /** The empty text are no rooms at all. */
    private static Optional<Set<String>> admittedTo(Attributes attributes)
            throws MalformedRecordException {
        Optional<String> rooms = attributes.find("ce_rooms");
        if (rooms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(rooms.get().isEmpty() ? Set.of() : attributes.rooms("ce_rooms"));
    }

    private static Refuse readRefuse(
            Attributes attributes, Envelope envelope, Set<String> to, byte[] value)
            throws MalformedRecordException {
        attributes.require("ce_cause");
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
        return new Refuse(envelope, one(to, "a refusal"), attributes.require("ce_message"), data);
    }

    private static String one(Set<String> to, String what) throws MalformedRecordException {
        if (to.size() != 1) {
            throw new MalformedRecordException("ce_to", what + " goes to exactly one socket");
        }
        return to.iterator().next();
    }
}
