package dev.restante.bench.load;

import java.util.Arrays;

/** Emits of one client and their acks: each must come, once. */
final class AckLedger {

    /** No emit waits while so many later ones are acked. */
    private static final int MAX_WAITING = 1 << 12;

    private static final long NOBODY = -1;

    private final long[] idAt = new long[MAX_WAITING];
    private final long[] sentAt = new long[MAX_WAITING];
    private int waiting;

    AckLedger() {
        Arrays.fill(idAt, NOBODY);
    }

    /**
     * @throws IllegalStateException if an emit of 4,096 emits before still waits
     */
    void sent(long id, long now) {
        int slot = slot(id);
        if (idAt[slot] != NOBODY) {
            throw new IllegalStateException("the ack of emit " + idAt[slot] + " is lost");
        }
        idAt[slot] = id;
        sentAt[slot] = now;
        waiting++;
    }

    /**
     * How long it took.
     *
     * @throws IllegalStateException if nobody waits for it: it is doubled, or of no emit
     */
    long acked(long id, long now) {
        int slot = slot(id);
        if (idAt[slot] != id) {
            throw new IllegalStateException("nobody waits for the ack " + id);
        }
        idAt[slot] = NOBODY;
        waiting--;
        return now - sentAt[slot];
    }

    int waiting() {
        return waiting;
    }

    private static int slot(long id) {
        return (int) (id & (MAX_WAITING - 1));
    }
}
