package dev.restante.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param quick one round of short loads, without the upper mark
 * @param rounds how often each side is measured, 1 or more
 * @param sides in the order in which they are measured
 * @param loads what is measured
 * @param quiet how long to wait before each measurement for a moment in which others leave the
 *     machine alone
 * @param profile whether the gateway is recorded, which costs a little itself
 */
record Options(
        boolean quick,
        int rounds,
        Set<Side> sides,
        Set<Load> loads,
        Duration quiet,
        boolean profile) {

    static final String USAGE =
            """
            Usage: bench/run [OPTION...]
                   bench/run resume [OPTION...]   all clients come back at once; its own --help

              --quick          one round of short loads, Restante and Socket.IO with Kafka alone
              --rounds N       how often each side is measured (2)
              --sides LIST     of restante,node,memory (all)
              --loads LIST     of idle,ingest,fanout (all)
              --quiet SECONDS  waits up to so long before each measurement, until others leave the
                               machine alone (0)
              --profile        records the gateway, and prints where its time and memory go
            """;

    static final Options USUAL =
            new Options(
                    false,
                    2,
                    EnumSet.allOf(Side.class),
                    EnumSet.allOf(Load.class),
                    Duration.ZERO,
                    false);

    /**
     * @throws IllegalArgumentException if an argument is not understood
     */
    static Options of(String... arguments) {
        Options options = USUAL;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String name, Iterator<String> rest) {
        return switch (name) {
            case "--quick" ->
                    new Options(
                            true, 1, EnumSet.of(Side.RESTANTE, Side.NODE), loads, quiet, profile);
            case "--rounds" ->
                    new Options(quick, number(value(name, rest)), sides, loads, quiet, profile);
            case "--sides" ->
                    new Options(
                            quick,
                            rounds,
                            set(Side.class, value(name, rest)),
                            loads,
                            quiet,
                            profile);
            case "--loads" ->
                    new Options(
                            quick,
                            rounds,
                            sides,
                            set(Load.class, value(name, rest)),
                            quiet,
                            profile);
            case "--quiet" ->
                    new Options(quick, rounds, sides, loads, seconds(value(name, rest)), profile);
            case "--profile" -> new Options(quick, rounds, sides, loads, quiet, true);
            default -> throw new IllegalArgumentException("not an option: " + name);
        };
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.next();
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("at least one round, not " + number);
        }
        return number;
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> type, String list) {
        Set<E> set = EnumSet.noneOf(type);
        for (String name : List.of(list.split(","))) {
            set.add(Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT)));
        }
        return set;
    }
}
