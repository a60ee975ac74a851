package dev.restante.consumer.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as Kafka has it, byte for byte.
 *
 * @param key null if the record has none
 * @param bytes of key, value and headers together, without what Kafka adds
 */
public record Shown(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        Bytes key,
        List<HeaderBytes> headers,
        Bytes value,
        long bytes) {
    public Shown {
        headers = List.copyOf(headers);
    }

    /** Most bytes of one key, value or header that are told. */
    static final int MOST = 65_536;

    /**
     * A key or a value.
     *
     * @param text null if the bytes are not UTF-8
     * @param base64 of the first {@value #MOST} bytes at most, as the text
     * @param bytes how many there are
     */
    public record Bytes(String text, String base64, int bytes) {

        static Bytes of(byte[] all) {
            if (all == null) {
                return null;
            }
            byte[] some = all.length <= MOST ? all : Arrays.copyOf(all, MOST);
            return new Bytes(utf8(some), Base64.getEncoder().encodeToString(some), all.length);
        }

        private static String utf8(byte[] bytes) {
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                // The last character of very many bytes may be cut; all else is not text.
                return bytes.length == MOST ? new String(bytes, UTF_8) : null;
            }
        }
    }

    /**
     * A header, with its value as {@link Bytes}.
     *
     * @param text null if the bytes are not UTF-8
     * @param bytes of the value
     */
    public record HeaderBytes(String name, String text, String base64, int bytes) {

        static HeaderBytes of(Header header) {
            Bytes value = Bytes.of(header.value() == null ? new byte[0] : header.value());
            return new HeaderBytes(header.key(), value.text(), value.base64(), value.bytes());
        }

        int size() {
            return name.getBytes(UTF_8).length + bytes;
        }
    }

    static Shown of(ConsumerRecord<byte[], byte[]> record) {
        List<HeaderBytes> headers =
                StreamSupport.stream(record.headers().spliterator(), false)
                        .map(HeaderBytes::of)
                        .toList();
        long size =
                Math.max(0, record.serializedKeySize())
                        + Math.max(0, record.serializedValueSize())
                        + headers.stream().mapToLong(HeaderBytes::size).sum();
        return new Shown(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                Bytes.of(record.key()),
                headers,
                Bytes.of(record.value()),
                size);
    }
}
