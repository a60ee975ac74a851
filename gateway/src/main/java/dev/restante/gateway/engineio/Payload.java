package dev.restante.gateway.engineio;

/**
 * The body of a POST: packets with separators between them, decoded one by one as they are asked
 * for, so that a body of a million separators costs no more than its first packet.
 */
final class Payload {

    private final String text;
    private int at;

    Payload(String text) {
        this.text = text;
    }

    /** Whether there is one more packet; an empty body is one (invalid) packet. */
    boolean hasNext() {
        return at <= text.length();
    }

    EnginePacket next() {
        int end = text.indexOf(EnginePacketCodec.SEPARATOR, at);
        String packet = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() + 1 : end + 1;
        return EnginePacketCodec.decode(packet);
    }
}
