package dev.restante.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens when: follows from a seed alone.
 *
 * @param faults in the order of their moments
 */
record Schedule(List<Fault> faults) {

    private static final int SHORTEST_PAUSE_MS = 100;
    private static final int LONGEST_PAUSE_MS = 2_400;
    private static final int LONGEST_DOWN_MS = 4_000;
    private static final int MOST_LINES = 1_000;

    /** In a hundred: the rest are broken connections. */
    private static final int KILLS = 70;

    private static final int HALF_OPEN = 85;

    Schedule {
        faults = List.copyOf(faults);
    }

    /**
     * @param victims how many processes there are to be killed
     * @param length no fault begins after it
     */
    static Schedule of(long seed, int victims, Duration length) {
        SplittableRandom dice = new SplittableRandom(new SplittableRandom(seed).nextLong());
        List<Fault> faults = new ArrayList<>();
        Duration at = pause(dice);
        while (at.compareTo(length) < 0) {
            faults.add(fault(dice, at, victims));
            at = at.plus(pause(dice));
        }
        return new Schedule(faults);
    }

    private static Duration pause(SplittableRandom dice) {
        return Duration.ofMillis(dice.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
    }

    private static Fault fault(SplittableRandom dice, Duration at, int victims) {
        int kind = dice.nextInt(100);
        if (kind < KILLS) {
            Duration down = Duration.ofMillis(dice.nextInt(LONGEST_DOWN_MS));
            return new Fault.Kill(at, dice.nextInt(victims), down);
        }
        int line = dice.nextInt(MOST_LINES);
        return kind < HALF_OPEN ? new Fault.HalfOpen(at, line) : new Fault.Cut(at, line);
    }
}
