package dev.restante.bench.load;

import java.time.Duration;

/**
 * How long a load is on.
 *
 * @param warmUp before anything is measured, at least; longer on a slow machine, since a JVM is
 *     warm by what it has done, not by the time that has passed
 * @param measured the time that is
 */
public record Timing(Duration warmUp, Duration measured) {

    /** Of so many seconds. */
    public static Timing ofSeconds(int warmUp, int measured) {
        return new Timing(Duration.ofSeconds(warmUp), Duration.ofSeconds(measured));
    }

    /** The longest warm-up, however little was done in it. */
    Duration warmUpAtMost() {
        return warmUp.multipliedBy(3);
    }
}
