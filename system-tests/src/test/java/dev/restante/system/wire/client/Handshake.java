package dev.restante.system.wire.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The open packet. */
final class Handshake {

    private static final Pattern SID =
            Pattern.compile("^0\\{\"sid\":\"([A-Za-z0-9_-]{20}(?:\\.[A-Za-z0-9_-]+)?)\"");

    private Handshake() {}

    static String sid(String openPacket) {
        Matcher matcher = SID.matcher(openPacket);
        if (!matcher.find()) {
            throw new AssertionError("no open packet: " + openPacket);
        }
        return matcher.group(1);
    }
}
