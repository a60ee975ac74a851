package dev.restante.contract;

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
        byte[] value =
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
                        .putArguments(event.arguments());
        return new ProducerRecord<>(topic, null, null, key, value, empty.headers());
    }

    /**
     * @throws MalformedRecordException if a required attribute is missing or any has a value
     *     outside the contract
     */
    public static ClientEvent read(Headers headers, byte[] value) throws MalformedRecordException {
        Attributes attributes = new Attributes(headers).requireVersion();
        return new ClientEvent(
                attributes.require("id"),
                attributes.require("source"),
                attributes.time(),
                attributes.require("type"),
                attributes.namespace(),
                attributes.require("subject"),
                attributes.find("user"),
                attributes.find("room"),
                attributes.number("ackid"),
                attributes.arguments(value));
    }
}
