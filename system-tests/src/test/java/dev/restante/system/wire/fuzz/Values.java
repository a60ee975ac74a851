package dev.restante.system.wire.fuzz;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON as strangers may write it: all of it is JSON, little of it is what anybody expects. */
final class Values {

    private static final int DEEPEST_TAKEN = 500;

    private Values() {}

    /** One value. */
    static String value(Dice dice) {
        return dice.oneIn(8) ? extreme(dice) : plain(dice, 3);
    }

    /** An object that may be found in a CONNECT. */
    static String auth(Dice dice) {
        String name = dice.of("ada", "eve", "nobody", "\\ud800");
        return dice.made(
                () -> "{\"name\":\"" + name + "\"}",
                () -> "{\"name\":\"" + name + "\",\"more\":" + value(dice) + "}",
                () -> "{\"pid\":" + value(dice) + ",\"offset\":" + value(dice) + "}",
                () -> "{\"pid\":\"" + "A".repeat(dice.below(200)) + "\",\"offset\":\"AQ\"}",
                () -> "{}");
    }

    private static String plain(Dice dice, int depth) {
        return dice.made(
                () -> Integer.toString(dice.random().nextInt()),
                () -> Double.toString(dice.random().nextGaussian()),
                () -> dice.of("true", "false", "null", "-0", "1e400", "0.1e-9", "\"\"", "[]", "{}"),
                () -> text(dice),
                () -> placeholder(dice),
                () -> depth == 0 ? "1" : list(dice, depth - 1),
                () -> depth == 0 ? "{}" : object(dice, depth - 1));
    }

    private static String list(Dice dice, int depth) {
        return Stream.generate(() -> plain(dice, depth))
                .limit(dice.below(5))
                .collect(Collectors.joining(dice.of(",", " , ", ",\n"), "[", "]"));
    }

    private static String object(Dice dice, int depth) {
        return Stream.generate(() -> text(dice) + ":" + plain(dice, depth))
                .limit(dice.below(5))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(Dice dice) {
        return '"'
                + dice.of(
                        "a",
                        "room-1",
                        "room-\\u0000",
                        "user:ada",
                        "\\ud800",
                        "\\udc00\\ud800",
                        "\\u001e",
                        "\u2028\ufeff",
                        "\ud83d\ude00",
                        "__proto__",
                        "_placeholder",
                        "a,b;c\\n\\r",
                        "x".repeat(dice.below(300)))
                + '"';
    }

    private static String placeholder(Dice dice) {
        String num = dice.of("0", "0", "1", "-1", "1.5", "1e0", "99999999999999999999", "\"0\"");
        return "{\"_placeholder\":" + dice.of("true", "true", "1") + ",\"num\":" + num + "}";
    }

    /** At and beyond the bounds of parsers. */
    private static String extreme(Dice dice) {
        int depth = dice.of(DEEPEST_TAKEN - 3, DEEPEST_TAKEN, DEEPEST_TAKEN + 1, 5_000);
        return dice.made(
                () -> "[".repeat(depth) + "]".repeat(depth),
                () -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
                () -> "9".repeat(dice.of(18, 19, 1_000, 1_001, 20_000)),
                () -> "1e" + "9".repeat(dice.of(1, 3, 10, 1_001)),
                () -> "0." + "1".repeat(2_000),
                () -> "\"" + "y".repeat(dice.of(65_536, 200_000)) + "\"",
                () -> "{\"" + "n".repeat(dice.of(50_000, 50_001)) + "\":1}",
                () -> "[" + "0,".repeat(20_000) + "0]");
    }
}
