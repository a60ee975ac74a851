package dev.restante.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Binary data that stands within JSON: {@code ce_attachments} says how many, the bytes are in the
 * headers {@code attachment-0}, {@code attachment-1} and so on.
 */
final class AttachmentHeaders {

    private static final String COUNT = "ce_attachments";
    private static final String PREFIX = "attachment-";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private AttachmentHeaders() {}

    static void write(Attributes attributes, List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        attributes.put(COUNT, Integer.toString(attachments.size()));
        for (int i = 0; i < attachments.size(); i++) {
            attributes.headers().add(PREFIX + i, attachments.get(i).bytes());
        }
    }

    /**
     * @throws MalformedRecordException if not exactly the headers that {@code ce_attachments}
     *     counts are there, each once
     */
    static List<Attachment> read(Attributes attributes) throws MalformedRecordException {
        long count = attributes.number(COUNT).orElse(0);
        if (count > Arguments.MAX_ATTACHMENTS) {
            throw new MalformedRecordException(
                    COUNT, "more than " + Arguments.MAX_ATTACHMENTS + ": " + count);
        }
        Headers headers = attributes.headers();
        refuseSurplus(headers, count);
        List<Attachment> attachments = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            Header header = headers.lastHeader(PREFIX + i);
            if (header == null || header.value() == null) {
                throw new MalformedRecordException(PREFIX + i, "missing");
            }
            attachments.add(new Attachment(header.value()));
        }
        return attachments;
    }

    private static void refuseSurplus(Headers headers, long count) throws MalformedRecordException {
        int found = 0;
        for (Header header : headers) {
            String name = header.key();
            if (isAttachment(name) && ++found > count) {
                throw new MalformedRecordException(name, "more than ce_attachments says");
            }
        }
    }

    /** Other headers whose names begin like this are somebody else's. */
    private static boolean isAttachment(String name) {
        return name.startsWith(PREFIX) && NUMBER.matcher(name.substring(PREFIX.length())).matches();
    }
}
