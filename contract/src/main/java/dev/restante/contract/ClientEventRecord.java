package dev.restante.contract;

import dev.restante.contract.ClientEvent.Op;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** {@link ClientEvent} to and from Kafka records. */
public final class ClientEventRecord {

    private static final byte[] ACK = Attributes.bytes("ack");
    private static final byte[] ADMISSION = Attributes.bytes("admission");

    private ClientEventRecord() {}

    /**
     * @param topic where the record goes, by default {@link Topics#CLIENT_EVENTS}
     * @param key what stays in order: events of one key are processed in the order they were stored
     */
    public static ProducerRecord<String, byte[]> write(
            String topic, String key, ClientEvent event) {
        ProducerRecord<String, byte[]> empty = new ProducerRecord<>(topic, key, null);
        Attributes attributes =
                new Attributes(empty.headers())
                        .putVersion()
                        .put("ce_id", event.id())
                        .put("ce_source", event.source())
                        .put("ce_type", event.type())
                        .putTime(event.time())
                        .put("ce_subject", event.socket())
                        .put("ce_namespace", event.namespace())
                        .put("ce_user", event.user())
                        .put("ce_room", event.room())
                        .put("ce_ackid", event.ackId())
                        .put("ce_cause", event.cause());
        putOp(attributes, event.op());
        byte[] value = ArgumentsRecord.write(attributes, event.arguments());
        return new ProducerRecord<>(topic, null, null, key, value, empty.headers());
    }

    /**
     * @throws MalformedRecordException if a required attribute is missing or any has a value
     *     outside the contract
     */
    public static ClientEvent read(Headers headers, byte[] value) throws MalformedRecordException {
        Attributes attributes = new Attributes(headers).requireVersion();
        Op op = parse(attributes.find("ce_op"));
        if (op == Op.ACK) {
            attributes.require("ce_ackid");
            attributes.require("ce_cause");
        }
        return new ClientEvent(
                attributes.require("ce_id"),
                attributes.require("ce_source"),
                attributes.time(),
                op,
                attributes.require("ce_type"),
                attributes.namespace(),
                attributes.require("ce_subject"),
                attributes.find("ce_user"),
                attributes.find("ce_room"),
                attributes.number("ce_ackid"),
                attributes.find("ce_cause"),
                ArgumentsRecord.read(attributes, value));
    }

    /** What most records are has no attribute. */
    private static void putOp(Attributes attributes, Op op) {
        if (op != Op.EVENT) {
            attributes.put("ce_op", op == Op.ACK ? ACK : ADMISSION);
        }
    }

    private static Op parse(Optional<String> op) throws MalformedRecordException {
        if (op.isEmpty()) {
            return Op.EVENT;
        }
        return switch (op.get()) {
            case "ack" -> Op.ACK;
            case "admission" -> Op.ADMISSION;
            default -> throw new MalformedRecordException("ce_op", "unknown: " + op.get());
        };
    }
}
