package dev.restante.contract;

import java.util.List;
import java.util.OptionalLong;

/** {@link Arguments} to and from the value of a record and the headers that describe it. */
final class ArgumentsRecord {

    private static final String ARGS = "ce_args";

    private ArgumentsRecord() {}

    /** Writes what describes the data, and returns the data. */
    static byte[] write(Attributes attributes, Arguments arguments) {
        if (arguments.isBinary()) {
            attributes.putContentType(ContentType.BINARY);
            return arguments.attachments().get(0).bytes();
        }
        attributes.putContentType(ContentType.JSON);
        if (arguments.count() != 1) {
            attributes.put(ARGS, Integer.toString(arguments.count()));
        }
        AttachmentHeaders.write(attributes, arguments.attachments());
        return Attributes.bytes(arguments.json());
    }

    /**
     * The data as arguments; what is promised of its JSON is checked by whoever parses it.
     *
     * @param value null if the record has no data
     */
    static Arguments read(Attributes attributes, byte[] value) throws MalformedRecordException {
        List<Attachment> attachments = AttachmentHeaders.read(attributes);
        boolean json = ContentType.isJson(attributes.contentType().orElse(ContentType.JSON));
        if (value != null && !json) {
            return binary(attributes, attachments, value);
        }
        long count = attributes.number(ARGS).orElse(value == null ? 0 : 1);
        if (count > Integer.MAX_VALUE) {
            throw new MalformedRecordException(ARGS, "too large: " + count);
        }
        if (value == null || value.length == 0) {
            if (count != 0 || !attachments.isEmpty()) {
                throw new MalformedRecordException("value", "empty");
            }
            return Arguments.none();
        }
        return new Arguments((int) count, Attributes.utf8("value", value), attachments);
    }

    private static Arguments binary(
            Attributes attributes, List<Attachment> attachments, byte[] value)
            throws MalformedRecordException {
        OptionalLong count = attributes.number(ARGS);
        if (count.orElse(1) != 1) {
            throw new MalformedRecordException(
                    ARGS, "a value that is not JSON is one argument, not " + count.getAsLong());
        }
        if (!attachments.isEmpty()) {
            throw new MalformedRecordException(
                    "ce_attachments", "only beside a value that is JSON");
        }
        return Arguments.binary(value);
    }
}
