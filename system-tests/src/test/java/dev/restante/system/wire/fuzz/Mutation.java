package dev.restante.system.wire.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Something well-formed, a little spoilt. */
final class Mutation {

    private static final String[] SPLINTERS = {
        "\u0000",
        "\u001e",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        "/",
        "\\",
        "\\ud800",
        "-",
        "%",
        "%zz",
        "%00",
        "\r\n",
        ":",
        "=",
        "&",
        "?",
        "#",
        " ",
        "\u00ff",
        "99999999999999999999",
        "1e999"
    };

    private Mutation() {}

    /** One to three changes. */
    static String text(Dice dice, String text) {
        String changed = text;
        for (int i = dice.below(3); i >= 0; i--) {
            changed = once(dice, changed);
        }
        return changed;
    }

    private static String once(Dice dice, String text) {
        int at = dice.below(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + dice.below(4));
        return dice.made(
                () -> text.substring(0, at) + text.substring(end),
                () -> text.substring(0, at) + dice.of(SPLINTERS) + text.substring(at),
                () -> text.substring(0, at) + dice.of(SPLINTERS) + text.substring(end),
                () -> text.substring(0, end) + text.substring(at),
                () -> text.substring(0, at));
    }

    /** Bytes of a text in Latin-1, spoilt as {@link #text} does it. */
    static byte[] bytes(Dice dice, byte[] bytes) {
        String spoilt = text(dice, new String(bytes, StandardCharsets.ISO_8859_1));
        return spoilt.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Only the beginning. */
    static byte[] cut(Dice dice, byte[] bytes) {
        return Arrays.copyOf(bytes, dice.below(bytes.length + 1));
    }
}
