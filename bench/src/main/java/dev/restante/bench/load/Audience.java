package dev.restante.bench.load;

import dev.restante.bench.wire.Loop;
import dev.restante.bench.wire.Role;
import dev.restante.bench.wire.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Receivers of numbered events. What they have is written by the thread of their loop; one other
 * thread, the publisher, says what it sends and waits for them.
 */
final class Audience {

    /** Events that can be told apart; far more than are ever under way. */
    private static final int RING = 1 << 12;

    private static final long DELIVERED_WITHIN_NANOS = 20_000_000_000L;

    private final DeliveryLedger ledger;
    private final Latencies latencies = new Latencies();
    private final AtomicLongArray sentAt = new AtomicLongArray(RING);
    private final int[] copies = new int[RING];
    private final int size;
    private final Thread publisher = Thread.currentThread();
    private volatile int complete;
    private volatile int recordFrom = Integer.MAX_VALUE;
    private volatile int recordTo = Integer.MAX_VALUE;

    /** Made by the publisher. */
    Audience(int size) {
        this.size = size;
        this.ledger = new DeliveryLedger(size);
    }

    List<Role> roles() {
        return IntStream.range(0, size)
                .<Role>mapToObj(
                        receiver ->
                                (bytes, from, to, now) ->
                                        heard(receiver, Payload.numberOf(bytes, from, to), now))
                .toList();
    }

    private void heard(int receiver, int number, long now) {
        ledger.delivered(receiver, number);
        int slot = number & (RING - 1);
        if (number >= recordFrom && number < recordTo) {
            latencies.add(now - sentAt.get(slot));
        }
        if (++copies[slot] == size) {
            copies[slot] = 0;
            complete = complete + 1;
            LockSupport.unpark(publisher);
        }
    }

    void sending(int number) {
        sentAt.set(number & (RING - 1), System.nanoTime());
    }

    /** Latencies are of events from this number on. */
    void recordFrom(int number) {
        recordFrom = number;
    }

    /** And before this. */
    void recordTo(int number) {
        recordTo = number;
    }

    /** Events that all of them have. */
    int complete() {
        return complete;
    }

    /**
     * Waits until all of them have all events.
     *
     * @throws IOException if they do not get there, or have more than that
     */
    void awaitAll(Loop loop, int sent) throws IOException {
        Waiting.until(
                loop,
                DELIVERED_WITHIN_NANOS,
                () -> complete == sent,
                () -> complete + " of " + sent + " events reached all clients");
        ledger.check(sent);
    }

    DeliveryLedger ledger() {
        return ledger;
    }

    /** Only when nothing recorded is under way any more. */
    Latencies latencies() {
        return latencies;
    }
}
