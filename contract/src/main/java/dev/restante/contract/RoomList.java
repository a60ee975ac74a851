package dev.restante.contract;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Rooms in one CloudEvents attribute: separated by commas; a comma or percent sign inside a name is
 * percent-encoded ({@code %2C}, {@code %25}).
 */
final class RoomList {

    private RoomList() {}

    /** Nothing for no rooms: the attribute is then left out. */
    static Optional<String> format(Set<String> rooms) {
        if (rooms.isEmpty()) {
            return Optional.empty();
        }
        StringJoiner list = new StringJoiner(",");
        for (String room : rooms) {
            list.add(room.replace("%", "%25").replace(",", "%2C"));
        }
        return Optional.of(list.toString());
    }

    static Set<String> parse(String where, Optional<String> text) throws MalformedRecordException {
        Set<String> rooms = new LinkedHashSet<>();
        if (text.isPresent()) {
            for (String part : text.get().split(",", -1)) {
                if (part.isEmpty()) {
                    throw new MalformedRecordException(where, "a room without a name");
                }
                rooms.add(decode(where, part));
            }
        }
        return rooms;
    }

    private static String decode(String where, String part) throws MalformedRecordException {
        try {
            // URLDecoder reads + as a space; in a room's name it stands for itself.
            return part.indexOf('%') < 0
                    ? part
                    : URLDecoder.decode(
                            part.replace("+", URLEncoder.encode("+", StandardCharsets.UTF_8)),
                            StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(where, "not percent-encoded: " + part);
        }
    }
}
