package dev.restante.contract;

import dev.restante.contract.ClientEvent.Op;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** {@link ClientEvent} to and from Kafka records. */
public final class ClientEventRecord {

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
                        .put("specversion", "1.0")
                        .put("id", event.id())
                        .put("source", event.source())
                        .put("type", event.type())
                        .put("time", event.time().toString())
                        .put("subject", event.socket())
                        .put("namespace", event.namespace())
                        .put("user", event.user())
                        .put("room", event.room())
                        .put("ackid", event.ackId())
                        .put("cause", event.cause())
                        .put("op", format(event.op()));
        byte[] value = ArgumentsRecord.write(attributes, event.arguments());
        return new ProducerRecord<>(topic, null, null, key, value, empty.headers());
    }

    /**
     * @throws MalformedRecordException if a required attribute is missing or any has a value
     *     outside the contract
     */
    public static ClientEvent read(Headers headers, byte[] value) throws MalformedRecordException {
        Attributes attributes = new Attributes(headers).requireVersion();
        Op op = parse(attributes.find("op"));
        if (op == Op.ACK) {
            attributes.require("ackid");
            attributes.require("cause");
        }
        return new ClientEvent(
                attributes.require("id"),
                attributes.require("source"),
                attributes.time(),
                op,
                attributes.require("type"),
                attributes.namespace(),
                attributes.require("subject"),
                attributes.find("user"),
                attributes.find("room"),
                attributes.number("ackid"),
                attributes.find("cause"),
                ArgumentsRecord.read(attributes, value));
    }

    /** What most records are has no attribute. */
    private static Optional<String> format(Op op) {
        return op == Op.EVENT ? Optional.empty() : Optional.of(op.name().toLowerCase(Locale.ROOT));
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
