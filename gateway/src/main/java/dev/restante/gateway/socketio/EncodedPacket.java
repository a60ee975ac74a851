package dev.restante.gateway.socketio;

import dev.restante.contract.Attachment;
import java.util.List;

/**
 * A packet as it is sent.
 *
 * @param text the packet itself
 * @param attachments one binary message each, in this order right after the text and with nothing
 *     between
 */
record EncodedPacket(String text, List<Attachment> attachments) {

    static EncodedPacket of(String text) {
        return new EncodedPacket(text, List.of());
    }
}
