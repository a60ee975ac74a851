package dev.restante.producer.feed;

/**
 * Where the feed stands.
 *
 * @param run which run; a run begins when the feed is switched on. Null before the first
 * @param rate numbers per second, 0 to {@link #MAX_RATE}; 0 is off
 * @param sent the last number that Kafka confirmed; all before it are stored too
 * @param failed how often Kafka refused one, which was then sent again
 */
record FeedState(String run, int rate, long sent, long failed) {

    static final int MAX_RATE = 1000;

    /** Numbers that one burst may have. */
    static final int MAX_BURST = 1000;

    static FeedState off() {
        return new FeedState(null, 0, 0, 0);
    }

    /** Switched on after it was off, it begins anew under {@code newRun}. */
    FeedState withRate(int newRate, String newRun) {
        return rate == 0 && newRate > 0
                ? new FeedState(newRun, newRate, 0, 0)
                : new FeedState(run, newRate, sent, failed);
    }

    /** A burst goes on with the run there is; without one it begins {@code newRun}. */
    FeedState withRun(String newRun) {
        return run == null ? new FeedState(newRun, rate, sent, failed) : this;
    }

    /**
     * After the numbers {@code sent + 1} to {@code sent + tried} of a run were tried.
     *
     * @param stored how many of them Kafka confirmed, counted from the first
     */
    FeedState after(String triedRun, int tried, int stored) {
        return triedRun.equals(run)
                ? new FeedState(run, rate, sent + stored, failed + (stored < tried ? 1 : 0))
                : this;
    }
}
