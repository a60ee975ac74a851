package dev.restante.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents attributes in record headers, as the Kafka protocol binding of CloudEvents 1.0 lays
 * them out in binary mode: {@code ce_<attribute>} in UTF-8, and {@code content-type}.
 */
final class Attributes {

    static final String JSON = "application/json";
    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final String ARGS = "args";

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

    /** Writes what describes the data, and returns the data. */
    byte[] putArguments(Arguments arguments) {
        headers.add(CONTENT_TYPE, JSON.getBytes(StandardCharsets.UTF_8));
        if (arguments.count() != 1) {
            put(ARGS, Integer.toString(arguments.count()));
        }
        return arguments.json().getBytes(StandardCharsets.UTF_8);
    }

    Optional<String> find(String name) throws MalformedRecordException {
        Header header = headers.lastHeader(PREFIX + name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(utf8(PREFIX + name, header.value()));
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

    /** The data as arguments; what is promised of its JSON is checked by whoever parses it. */
    Arguments arguments(byte[] value) throws MalformedRecordException {
        Header header = headers.lastHeader(CONTENT_TYPE);
        String type =
                header == null || header.value() == null
                        ? JSON
                        : utf8(CONTENT_TYPE, header.value());
        if (!type.equals(JSON) && !type.startsWith(JSON + ";") && !type.endsWith("+json")) {
            throw new MalformedRecordException(CONTENT_TYPE, "not JSON: " + type);
        }
        long count = number(ARGS).orElse(value == null ? 0 : 1);
        if (count > Integer.MAX_VALUE) {
            throw new MalformedRecordException(PREFIX + ARGS, "too large: " + count);
        }
        if (value == null || value.length == 0) {
            if (count != 0) {
                throw new MalformedRecordException("value", "empty");
            }
            return Arguments.none();
        }
        return new Arguments((int) count, utf8("value", value));
    }

    private static String utf8(String where, byte[] bytes) throws MalformedRecordException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRecordException(where, "not UTF-8");
        }
    }
}
