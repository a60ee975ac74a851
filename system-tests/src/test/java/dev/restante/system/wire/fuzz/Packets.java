package dev.restante.system.wire.fuzz;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Engine.IO packets that hold Socket.IO packets, as texts; bytes are {@code b} and base64. Mostly
 * well-formed, for what is not ends a connection before anything behind the codec has seen it.
 */
final class Packets {

    private static final List<String> NAMESPACES =
            List.of("", "/calm,", "/echo,", "/guarded,", "/tenant-a,");

    private static final List<String> NAMES =
            List.of("echo", "ask", "question", "join", "leave", "whisper", "say", "keyed", "other");

    private static final List<String> ODD_NAMES =
            List.of("\"\"", "7", "-1.5e3", "\"\\ud800\"", "\"\\u0000\"", "\"\u00e4\u20ac\"");

    private static final String PLACES =
            "{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}";

    private Packets() {}

    /** What one client says: it joins namespaces, says something there, and may end badly. */
    static List<String> conversation(Dice dice) {
        List<String> packets = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        for (int i = dice.below(3); i >= 0; i--) {
            String namespace = dice.of(NAMESPACES);
            if (!joined.contains(namespace)) {
                joined.add(namespace);
                packets.add("40" + namespace + (dice.oneIn(2) ? Values.auth(dice) : ""));
            }
        }
        for (int i = dice.below(12); i > 0; i--) {
            packets.addAll(said(dice, dice.of(joined)));
        }
        if (dice.oneIn(2)) {
            packets.add(Mutation.text(dice, odd(dice)));
        }
        return packets;
    }

    /** An event or an acknowledgement, with its attachments. */
    static List<String> said(Dice dice, String namespace) {
        String head = namespace + (dice.oneIn(2) ? "" : id(dice));
        String values = values(dice);
        return dice.made(
                () -> List.of("42" + head + "[" + name(dice) + values + "]"),
                () -> List.of("42" + head + "[" + name(dice) + values + "]"),
                () -> List.of("43" + namespace + id(dice) + "[" + Values.value(dice) + "]"),
                () -> withAttachments(dice, "5", head, "[" + name(dice)),
                () -> withAttachments(dice, "6", namespace + id(dice), "[0"));
    }

    /** Two answers to one question. */
    static List<String> answers(Dice dice, String namespace, String id) {
        List<String> packets = new ArrayList<>();
        if (dice.oneIn(4)) {
            // More than Kafka takes in one record.
            packets.add("462-" + namespace + id + "[" + PLACES + "]");
            packets.add(binary(new byte[900_000]));
            packets.add(binary(new byte[900_000]));
        }
        packets.add("43" + namespace + id + "[" + Values.value(dice) + "]");
        return packets;
    }

    private static List<String> withAttachments(Dice dice, String type, String head, String begin) {
        int count = 1 + dice.below(10);
        String places =
                IntStream.range(0, count)
                        .mapToObj(i -> ",{\"_placeholder\":true,\"num\":" + i + "}")
                        .collect(Collectors.joining());
        List<String> packets = new ArrayList<>();
        packets.add("4" + type + count + "-" + head + begin + places + "]");
        for (int i = 0; i < count; i++) {
            packets.add(binary(dice.bytes(dice.of(0, 1, 125, 126, 3_000))));
        }
        return packets;
    }

    private static String values(Dice dice) {
        StringBuilder values = new StringBuilder();
        for (int i = dice.below(3); i > 0; i--) {
            values.append(',').append(Values.value(dice));
        }
        return values.toString();
    }

    private static String name(Dice dice) {
        return dice.oneIn(6) ? dice.of(ODD_NAMES) : '"' + dice.of(NAMES) + '"';
    }

    private static String id(Dice dice) {
        return dice.of("0", "1", "007", "123456789012345678", Integer.toString(dice.below(1_000)));
    }

    /** What is seldom or never allowed, and what a mutation makes more of. */
    private static String odd(Dice dice) {
        String namespace = dice.of(NAMESPACES);
        return dice.made(
                () -> "",
                () -> dice.of("0", "1", "2", "2probe", "3", "4", "5", "6", "7", "bAQID", "b#"),
                () -> "40/nowhere?a=b," + Values.auth(dice),
                () -> "40/" + "n".repeat(dice.of(10, 5_000, 300_000)),
                () -> "40" + namespace + Values.value(dice),
                () -> "41" + namespace,
                () -> "44" + namespace + "{\"message\":\"a\"}",
                () -> "42" + namespace + "[\"" + dice.of("connect", "disconnecting") + "\"]",
                () -> "42" + namespace + "9".repeat(dice.of(18, 19, 400)) + "[\"echo\"]",
                () -> "45" + dice.of("0", "11", "-", "99999999999", "1") + "-" + namespace + "[]",
                () -> said(dice, namespace).get(0));
    }

    static String binary(byte[] bytes) {
        return "b" + Base64.getEncoder().encodeToString(bytes);
    }
}
