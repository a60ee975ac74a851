package dev.restante.producer.feed;

/**
 * Where the feed stands.
 *
 * @param run which run; a run begins when the feed is switched on. Null before the first
 * @param rate events per second, 0 to {@link #MAX_RATE}; 0 is off
 * @param sent number of the last event that Kafka confirmed; all before it are stored too
 * @param failed how often Kafka refused an event, which was then sent again
 */
record FeedState(String run, int rate, long sent, long failed) {

    static final int MAX_RATE = 1000;

    static FeedState off() {
        return new FeedState(null, 0, 0, 0);
    }

    /** Switched on after it was off, it begins anew under {@code newRun}. */
    FeedState withRate(int newRate, String newRun) {
        return rate == 0 && newRate > 0
                ? new FeedState(newRun, newRate, 0, 0)
                : new FeedState(run, newRate, sent, failed);
    }

    /**
     * After the events {@code sent + 1} to {@code sent + tried} of a run were tried.
     *
     * @param stored how many of them Kafka confirmed, counted from the first
     */
    FeedState after(String triedRun, int tried, int stored) {
        return triedRun.equals(run)
                ? new FeedState(run, rate, sent + stored, failed + (stored < tried ? 1 : 0))
                : this;
    }
}
