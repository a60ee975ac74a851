package dev.restante.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents attributes in record headers, as the Kafka protocol binding of CloudEvents 1.0 lays
 * them out in binary mode: {@code ce_<attribute>} in UTF-8, and {@code content-type}.
 */
final class Attributes {

    private static final String SPECVERSION = "ce_specversion";
    private static final String TIME = "ce_time";
    private static final String NAMESPACE = "ce_namespace";
    private static final String CONTENT_TYPE = "content-type";
    private static final byte[] VERSION = bytes("1.0");
    private static final byte[] JSON = bytes(ContentType.JSON);
    private static final char REPLACEMENT = '\ufffd';

    private final Headers headers;

    Attributes(Headers headers) {
        this.headers = headers;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /**
     * @param value not copied: what never changes is the same array in every record
     */
    Attributes put(String header, byte[] value) {
        headers.add(header, value);
        return this;
    }

    Attributes put(String header, String value) {
        return put(header, bytes(value));
    }

    Attributes put(String header, Optional<String> value) {
        return value.isPresent() ? put(header, value.get()) : this;
    }

    Attributes put(String header, OptionalLong value) {
        return value.isPresent() ? put(header, Long.toString(value.getAsLong())) : this;
    }

    Attributes put(String header, Set<String> rooms) {
        return put(header, RoomList.format(rooms));
    }

    Attributes putVersion() {
        return put(SPECVERSION, VERSION);
    }

    Attributes putTime(Instant time) {
        return put(TIME, Rfc3339.format(time));
    }

    void putContentType(String type) {
        put(CONTENT_TYPE, type.equals(ContentType.JSON) ? JSON : bytes(type));
    }

    Headers headers() {
        return headers;
    }

    Optional<String> contentType() throws MalformedRecordException {
        return find(CONTENT_TYPE).filter(type -> !type.isBlank());
    }

    Optional<String> find(String header) throws MalformedRecordException {
        Header found = headers.lastHeader(header);
        return found == null || found.value() == null
                ? Optional.empty()
                : Optional.of(utf8(header, found.value()));
    }

    String require(String header) throws MalformedRecordException {
        String value = find(header).orElse("");
        if (value.isEmpty()) {
            throw new MalformedRecordException(header, "missing");
        }
        return value;
    }

    /** Refuses any {@code specversion} but 1.0. */
    Attributes requireVersion() throws MalformedRecordException {
        String version = require(SPECVERSION);
        if (!version.equals("1.0")) {
            throw new MalformedRecordException(SPECVERSION, "not 1.0: " + version);
        }
        return this;
    }

    /** An RFC 3339 time; the epoch when the attribute, optional in CloudEvents, is not there. */
    Instant time() throws MalformedRecordException {
        Optional<String> time = find(TIME);
        try {
            return time.map(Rfc3339::parse).orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            throw new MalformedRecordException(TIME, "not RFC 3339: " + time.get());
        }
    }

    String namespace() throws MalformedRecordException {
        String namespace = require(NAMESPACE);
        if (!namespace.startsWith("/")) {
            throw new MalformedRecordException(NAMESPACE, "does not start with /");
        }
        return namespace;
    }

    OptionalLong number(String header) throws MalformedRecordException {
        Optional<String> value = find(header);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value.get());
            if (number < 0) {
                throw new MalformedRecordException(header, "negative: " + number);
            }
            return OptionalLong.of(number);
        } catch (NumberFormatException e) {
            throw new MalformedRecordException(header, "not a number: " + value.get());
        }
    }

    boolean flag(String header) throws MalformedRecordException {
        String value = find(header).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new MalformedRecordException(header, "not true or false: " + value);
        }
        return value.equals("true");
    }

    Set<String> rooms(String header) throws MalformedRecordException {
        return RoomList.parse(header, find(header));
    }

    static String utf8(String where, byte[] bytes) throws MalformedRecordException {
        String text = new String(bytes, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictly(where, bytes);
    }

    /** The replacement character stands for bytes that are not UTF-8, or for itself. */
    private static String strictly(String where, byte[] bytes) throws MalformedRecordException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRecordException(where, "not UTF-8");
        }
    }
}
