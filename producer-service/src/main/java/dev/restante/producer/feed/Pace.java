package dev.restante.producer.feed;

/** How many events are due, so that on average there are as many as the rate says. */
final class Pace {

    /** What a pause may leave to be made up, in seconds: an outage is not followed by a flood. */
    private static final double MAX_ARREARS = 0.1;

    private double credit = 1;
    private long last;

    /**
     * @param nanos start of the count, as {@link System#nanoTime()}
     */
    Pace(long nanos) {
        last = nanos;
    }

    /**
     * @param rate events per second, above 0
     * @param nanos now, as {@link System#nanoTime()}
     * @return events to send now, 0 or more
     */
    int due(int rate, long nanos) {
        double earned = (nanos - last) * rate / 1e9;
        last = nanos;
        credit = Math.min(credit + earned, Math.max(1, rate * MAX_ARREARS));
        int due = (int) credit;
        credit -= due;
        return due;
    }
}
