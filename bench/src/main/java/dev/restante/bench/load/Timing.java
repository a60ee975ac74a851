package dev.restante.bench.load;

import java.time.Duration;

/**
 * How long a load is on.
 *
 * @param warmUp before anything is measured
 * @param measured the time that is
 */
public record Timing(Duration warmUp, Duration measured) {

    /** Of so many seconds. */
    public static Timing ofSeconds(int warmUp, int measured) {
        return new Timing(Duration.ofSeconds(warmUp), Duration.ofSeconds(measured));
    }
}
