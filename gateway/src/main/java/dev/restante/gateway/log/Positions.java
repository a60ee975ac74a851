package dev.restante.gateway.log;

import java.util.Arrays;

/** A place in the log: for each partition the offset that comes next. Immutable. */
public final class Positions {

    private final long[] next;

    private Positions(long[] next) {
        this.next = next;
    }

    /** Offsets by partition, from partition 0 on. */
    public static Positions of(long... next) {
        return new Positions(next.clone());
    }

    /** Offsets by partition, as a copy. */
    long[] toArray() {
        return next.clone();
    }

    /** Number of partitions. */
    public int partitions() {
        return next.length;
    }

    /** The offset that comes next in a partition. */
    public long next(int partition) {
        return next[partition];
    }

    /** This place with another offset in one partition. */
    public Positions with(int partition, long offset) {
        long[] copy = next.clone();
        copy[partition] = offset;
        return new Positions(copy);
    }

    /** Whether nothing before {@code other} is still to come, in any partition. */
    public boolean reached(Positions other) {
        for (int p = 0; p < next.length; p++) {
            if (next[p] < other.next[p]) {
                return false;
            }
        }
        return true;
    }

    /** The later of two places, partition by partition. */
    public Positions max(Positions other) {
        long[] max = next.clone();
        for (int p = 0; p < max.length; p++) {
            max[p] = Math.max(max[p], other.next[p]);
        }
        return new Positions(max);
    }

    /** The earlier of two places, partition by partition. */
    Positions min(Positions other) {
        long[] min = next.clone();
        for (int p = 0; p < min.length; p++) {
            min[p] = Math.min(min[p], other.next[p]);
        }
        return new Positions(min);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Positions other && Arrays.equals(next, other.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return Arrays.toString(next);
    }
}
