package dev.restante.bench;

import dev.restante.bench.load.Figures;
import dev.restante.bench.machine.Place;
import dev.restante.bench.machine.Quiet;
import dev.restante.bench.resume.ResumeBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Loads Restante's gateway and what people use today with the same, in turns, and prints what came
 * of it. See {@code bench/README.md}.
 *
 * <p>Arguments: see {@link Options#USAGE}. System property {@code restante.home}: the project,
 * built. Exit code 1 if anything is lost or does not work, 2 if an argument is not understood.
 */
public final class Main {

    private Main() {}

    /** Measures, prints, and keeps the report in {@code bench/target/run/report.md}. */
    public static void main(String[] arguments) {
        List<String> line = List.of(arguments);
        boolean resume = !line.isEmpty() && line.get(0).equals("resume");
        String usage = resume ? ResumeBench.usage() : Options.USAGE;
        if (line.contains("--help")) {
            System.out.print(usage);
            return;
        }
        try {
            Path home = Path.of(System.getProperty("restante.home", "")).toAbsolutePath();
            Place place = new Place(home, home.resolve("bench/target/run"));
            if (resume) {
                ResumeBench.run(place, line.subList(1, line.size()), System.out);
            } else {
                run(Options.of(arguments), place);
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(usage);
            System.exit(2);
        } catch (IOException e) {
            System.err.println("FAILED: " + e.getMessage());
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Options options, Place place) throws IOException {
        PrintStream out = System.out;
        place.clear();
        Map<Side, List<Figures>> rounds = new EnumMap<>(Side.class);
        options.sides().forEach(side -> rounds.put(side, new ArrayList<>()));
        for (int round = 1; round <= options.rounds(); round++) {
            for (Side side : options.sides()) {
                Quiet.await(options.quiet());
                long began = System.nanoTime();
                String name = round + "-" + side.name().toLowerCase(Locale.ROOT);
                rounds.get(side).add(new Round(place, options, side, name).measure());
                long seconds = (System.nanoTime() - began) / 1_000_000_000;
                out.printf("round %d, %s: %d s%n", round, side.label(), seconds);
            }
        }
        String report = new Report(rounds).text();
        out.print(report);
        Files.writeString(place.run().resolve("report.md"), report);
    }
}
