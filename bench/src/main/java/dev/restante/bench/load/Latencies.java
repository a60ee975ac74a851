package dev.restante.bench.load;

import java.util.Arrays;

/** How long answers took, in nanoseconds. Grows with what is recorded; not thread-safe. */
public final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    /** One more answer. */
    public void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    /** How many were recorded. */
    public int count() {
        return count;
    }

    /**
     * The times within which these shares of the answers came, in milliseconds.
     *
     * @param shares each above 0, up to 1
     * @throws IllegalStateException if nothing was recorded
     */
    public double[] millisAt(double... shares) {
        if (count == 0) {
            throw new IllegalStateException("nothing was recorded");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> sorted[(int) Math.ceil(share * count) - 1] / 1e6)
                .toArray();
    }
}
