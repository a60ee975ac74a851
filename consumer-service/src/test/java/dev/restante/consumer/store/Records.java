package dev.restante.consumer.store;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer gets them. */
public final class Records {

    private Records() {}

    public static ConsumerRecord<byte[], byte[]> at(long offset, ClientEvent event) {
        ProducerRecord<String, byte[]> written =
                ClientEventRecord.write("client-events", "key", event);
        return at(offset, written.headers(), written.value());
    }

    public static ConsumerRecord<byte[], byte[]> malformedAt(long offset) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", new byte[] {'1', '.', '0'});
        return at(offset, headers, new byte[] {'x'});
    }

    static ConsumerRecord<byte[], byte[]> at(long offset, Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                "client-events",
                1,
                offset,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME,
                3,
                value.length,
                new byte[] {'k', 'e', 'y'},
                value,
                headers,
                Optional.empty());
    }
}
