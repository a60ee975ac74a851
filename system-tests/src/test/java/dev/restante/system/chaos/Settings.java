package dev.restante.system.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How long there is chaos, and how often.
 *
 * @param length of each round
 * @param seeds one for each round
 */
record Settings(Duration length, List<Long> seeds) {

    Settings {
        seeds = List.copyOf(seeds);
    }

    /** As the environment says; two rounds of 30 s with new seeds if it says nothing. */
    static Settings configured() {
        Map<String, String> environment = System.getenv();
        String seconds = environment.getOrDefault("RESTANTE_CHAOS_SECONDS", "30");
        String first = environment.getOrDefault("RESTANTE_CHAOS_SEED", "" + System.nanoTime());
        String seeds = environment.getOrDefault("RESTANTE_CHAOS_SEEDS", "2");
        return new Settings(
                Duration.ofSeconds(Long.parseLong(seconds)),
                LongStream.range(0, Long.parseLong(seeds))
                        .map(i -> Long.parseLong(first) + i)
                        .boxed()
                        .toList());
    }
}
