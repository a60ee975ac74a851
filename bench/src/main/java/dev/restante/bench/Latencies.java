package dev.restante.bench;

import java.util.Arrays;

/** How long answers took, in nanoseconds. Grows with what is recorded; not thread-safe. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /**
     * The time within which this share of the answers came, in milliseconds.
     *
     * @param share above 0, up to 1
     * @throws IllegalStateException if nothing was recorded
     */
    double millisAt(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was recorded");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * count) - 1] / 1e6;
    }
}
