package dev.restante.bench.resume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param rounds how often each is measured, 1 or more
 * @param clients how many come back
 * @param faults what happens to them
 * @param contenders who is measured
 * @param quiet how long to wait before each measurement for a moment in which others leave the
 *     machine alone
 * @param profile whether the gateway is recorded, which costs a little itself
 * @param jvm options of the gateway's JVM, besides the usual ones
 */
record ResumeOptions(
        int rounds,
        int clients,
        Set<Fault> faults,
        Set<Contender> contenders,
        Duration quiet,
        boolean profile,
        List<String> jvm) {

    static final String USAGE =
            """
            Usage: bench/run resume [OPTION...]

              --rounds N       how often each is measured (1)
              --clients N      how many come back at once (2000)
              --faults LIST    of cut,killed,long_cut,long_killed (all)
              --sides LIST     of restante,redis,memory (all)
              --quiet SECONDS  waits up to so long before each measurement, until others leave the
                               machine alone (0)
              --profile        records the gateway, and prints where its time and memory go
              --jvm OPTION     for the gateway's JVM, to try what it does; may be given repeatedly
            """;

    static final ResumeOptions USUAL =
            new ResumeOptions(
                    1,
                    2_000,
                    EnumSet.allOf(Fault.class),
                    EnumSet.allOf(Contender.class),
                    Duration.ZERO,
                    false,
                    List.of());

    /**
     * @throws IllegalArgumentException if an argument is not understood
     */
    static ResumeOptions of(List<String> arguments) {
        ResumeOptions options = USUAL;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private ResumeOptions with(String name, Iterator<String> rest) {
        if (name.equals("--profile")) {
            return new ResumeOptions(rounds, clients, faults, contenders, quiet, true, jvm);
        }
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("not an option, or without a value: " + name);
        }
        return with(name, rest.next());
    }

    private ResumeOptions with(String name, String value) {
        return switch (name) {
            case "--rounds" ->
                    new ResumeOptions(
                            number(value), clients, faults, contenders, quiet, profile, jvm);
            case "--clients" ->
                    new ResumeOptions(
                            rounds, number(value), faults, contenders, quiet, profile, jvm);
            case "--faults" -> of(set(Fault.class, value), contenders);
            case "--sides" -> of(faults, set(Contender.class, value));
            case "--quiet" ->
                    new ResumeOptions(
                            rounds,
                            clients,
                            faults,
                            contenders,
                            Duration.ofSeconds(Integer.parseInt(value)),
                            profile,
                            jvm);
            case "--jvm" -> {
                List<String> more = new ArrayList<>(jvm);
                more.add(value);
                yield new ResumeOptions(
                        rounds, clients, faults, contenders, quiet, profile, List.copyOf(more));
            }
            default -> throw new IllegalArgumentException("not an option: " + name);
        };
    }

    private ResumeOptions of(Set<Fault> newFaults, Set<Contender> newContenders) {
        return new ResumeOptions(rounds, clients, newFaults, newContenders, quiet, profile, jvm);
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("at least one, not " + number);
        }
        return number;
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> type, String list) {
        Set<E> set = EnumSet.noneOf(type);
        Arrays.stream(list.split(","))
                .forEach(
                        name -> set.add(Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT))));
        return set;
    }
}
