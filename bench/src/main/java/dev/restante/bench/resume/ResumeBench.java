package dev.restante.bench.resume;

import dev.restante.bench.load.LostException;
import dev.restante.bench.machine.Place;
import dev.restante.bench.machine.Quiet;
import dev.restante.bench.machine.Recording;
import dev.restante.bench.machine.Redis;
import dev.restante.bench.machine.ThreadTimes;
import dev.restante.bench.wire.Loop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code bench/run resume}: all clients of a server come back at once, on every side in turns. */
public final class ResumeBench {

    private final Place place;
    private final ResumeOptions options;
    private final PrintStream out;
    private final ResumeReport report = new ResumeReport();

    private ResumeBench(Place place, ResumeOptions options, PrintStream out) {
        this.place = place;
        this.options = options;
        this.out = out;
    }

    /** What the arguments may be. */
    public static String usage() {
        return ResumeOptions.USAGE;
    }

    /**
     * Measures, prints, and keeps the report in {@code report.md} of the run.
     *
     * @throws LostException if Restante lost something
     * @throws IllegalArgumentException if an argument is not understood
     */
    public static void run(Place place, List<String> arguments, PrintStream out)
            throws IOException {
        new ResumeBench(place, ResumeOptions.of(arguments), out).run();
    }

    private void run() throws IOException {
        place.clear();
        Set<Contender> contenders = contenders();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Fault fault : options.faults()) {
                for (Contender contender : contenders) {
                    if (fault.contenders().contains(contender)) {
                        measure(round, fault, contender);
                    }
                }
            }
        }
        out.print(report.text());
        Files.writeString(place.run().resolve("report.md"), report.text());
        report.check();
    }

    private Set<Contender> contenders() {
        if (Redis.isInstalled() || !options.contenders().contains(Contender.REDIS)) {
            return options.contenders();
        }
        out.println("LEFT OUT: " + Contender.REDIS.label() + ": redis-server is not installed");
        Set<Contender> rest = EnumSet.copyOf(options.contenders());
        rest.remove(Contender.REDIS);
        return rest;
    }

    private void measure(int round, Fault fault, Contender contender) throws IOException {
        Quiet.await(options.quiet());
        long began = System.nanoTime();
        String name = (round + "-" + fault + "-" + contender).toLowerCase(Locale.ROOT);
        boolean recorded = options.profile() && contender == Contender.RESTANTE;
        // A killed gateway is to be recorded from its start on.
        List<String> jvm = new ArrayList<>(options.jvm());
        if (recorded && fault.kills()) {
            jvm.addAll(Recording.FROM_START);
        }
        try (Loop loop = new Loop();
                Site site = contender.open(place, name, loop, jvm)) {
            Loop.Task begin = () -> {};
            if (recorded && !fault.kills()) {
                begin = () -> Recording.start(site.server().meter().pid());
            }
            Outcome outcome = Resume.measure(loop, site, fault, options.clients(), begin);
            report.add(fault, contender, outcome);
            long seconds = (System.nanoTime() - began) / 1_000_000_000;
            out.printf(
                    "round %d, %s, %s: %d s%n", round, fault.label(), contender.label(), seconds);
            out.println("  " + outcome.ledger());
            out.printf(
                    "  connected, ms: %s; everything, ms: %s (p50, p99, last)%n",
                    Arrays.toString(outcome.connectedMs()), Arrays.toString(outcome.completeMs()));
            outcome.counters()
                    .forEach((counter, value) -> out.printf("  %s %.0f%n", counter, value));
            if (recorded) {
                ThreadTimes.print(site.server().meter().pid(), out);
                Recording.of(site.server().meter().pid())
                        .stop(place.run().resolve(name + ".jfr"), out);
            }
        }
    }
}
