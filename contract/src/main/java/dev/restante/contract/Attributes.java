package dev.restante.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";

    private final Headers headers;

    Attributes(Headers headers) {
        this.headers = headers;
    }

    Attributes put(String name, String value) {
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Attributes put(String name, Optional<String> value) {
        value.ifPresent(v -> put(name, v));
        return this;
    }

    Attributes put(String name, OptionalLong value) {
        value.ifPresent(v -> put(name, Long.toString(v)));
        return this;
    }

    Attributes put(String name, Set<String> rooms) {
        return put(name, RoomList.format(rooms));
    }

    void putContentType(String type) {
        headers.add(CONTENT_TYPE, type.getBytes(StandardCharsets.UTF_8));
    }

    Headers headers() {
        return headers;
    }

    Optional<String> contentType() throws MalformedRecordException {
        return text(CONTENT_TYPE).filter(type -> !type.isBlank());
    }

    Optional<String> find(String name) throws MalformedRecordException {
        return text(PREFIX + name);
    }

    private Optional<String> text(String header) throws MalformedRecordException {
        Header found = headers.lastHeader(header);
        return found == null || found.value() == null
                ? Optional.empty()
                : Optional.of(utf8(header, found.value()));
    }

    String require(String name) throws MalformedRecordException {
        String value = find(name).orElse("");
        if (value.isEmpty()) {
            throw new MalformedRecordException(PREFIX + name, "missing");
        }
        return value;
    }

    /** Refuses any {@code specversion} but 1.0. */
    Attributes requireVersion() throws MalformedRecordException {
        String version = require("specversion");
        if (!version.equals("1.0")) {
            throw new MalformedRecordException(PREFIX + "specversion", "not 1.0: " + version);
        }
        return this;
    }

    /** An RFC 3339 time; the epoch when the attribute, optional in CloudEvents, is not there. */
    Instant time() throws MalformedRecordException {
        Optional<String> time = find("time");
        try {
            return time.map(t -> OffsetDateTime.parse(t).toInstant()).orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            throw new MalformedRecordException(PREFIX + "time", "not RFC 3339: " + time.get());
        }
    }

    String namespace() throws MalformedRecordException {
        String namespace = require("namespace");
        if (!namespace.startsWith("/")) {
            throw new MalformedRecordException(PREFIX + "namespace", "does not start with /");
        }
        return namespace;
    }

    OptionalLong number(String name) throws MalformedRecordException {
        Optional<String> value = find(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value.get());
            if (number < 0) {
                throw new MalformedRecordException(PREFIX + name, "negative: " + number);
            }
            return OptionalLong.of(number);
        } catch (NumberFormatException e) {
            throw new MalformedRecordException(PREFIX + name, "not a number: " + value.get());
        }
    }

    boolean flag(String name) throws MalformedRecordException {
        String value = find(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new MalformedRecordException(PREFIX + name, "not true or false: " + value);
        }
        return value.equals("true");
    }

    Set<String> rooms(String name) throws MalformedRecordException {
        return RoomList.parse(PREFIX + name, find(name));
    }

    static String utf8(String where, byte[] bytes) throws MalformedRecordException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRecordException(where, "not UTF-8");
        }
    }
}
