package dev.restante.bench.load;

/**
 * Deliveries of numbered events to many receivers: each must have each, once and in order. Written
 * by one thread.
 */
final class DeliveryLedger {

    private final int[] next;
    private long missed;
    private long repeated;
    private volatile long delivered;

    DeliveryLedger(int receivers) {
        next = new int[receivers];
    }

    /**
     * @param number of the event; the first is 0
     */
    void delivered(int receiver, int number) {
        int expected = next[receiver];
        if (number < expected) {
            repeated++;
            return;
        }
        missed += number - expected;
        next[receiver] = number + 1;
        delivered = delivered + 1;
    }

    /** Deliveries that counted; readable from any thread. */
    long count() {
        return delivered;
    }

    /**
     * Nothing if all is well.
     *
     * @param sent how many events there were
     * @throws LostException if a delivery is missing, doubled or out of order
     */
    void check(int sent) throws LostException {
        long missing = missed;
        for (int reached : next) {
            missing += sent - reached;
        }
        if (missing != 0 || repeated != 0) {
            throw new LostException(
                    "%d deliveries are missing, %d were doubled or late, of %d events to %d clients"
                            .formatted(missing, repeated, sent, next.length));
        }
    }
}
