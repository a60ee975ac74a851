package dev.restante.system.wire.storm;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How a storm is.
 *
 * @param length how long clients come and go; longer, if there were too few resumes by then
 * @param seed what every choice follows from
 */
record Storm(Duration length, long seed) {

    /** As the environment says; 15 s and a new seed if it says nothing. */
    static Storm configured() {
        Map<String, String> environment = System.getenv();
        String seconds = environment.getOrDefault("RESTANTE_STORM_SECONDS", "15");
        String seed = environment.getOrDefault("RESTANTE_STORM_SEED", "" + System.nanoTime());
        return new Storm(Duration.ofSeconds(Long.parseLong(seconds)), Long.parseLong(seed));
    }

    /** The choices of one of those who take part. */
    SplittableRandom dice(int number) {
        return new SplittableRandom(new SplittableRandom(seed + number).nextLong());
    }
}
