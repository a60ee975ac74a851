package dev.restante.gateway.socketio;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * CONNECTs of one connection: a hundred at once, then one a second, because each costs a place in
 * the sessions topic.
 */
final class ConnectLimit {

    static final int BURST = 100;

    private static final long NANOS_EACH = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private long refilled;
    private long tokens = BURST;

    ConnectLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.refilled = nanoTime.getAsLong();
    }

    boolean allows() {
        long more = (nanoTime.getAsLong() - refilled) / NANOS_EACH;
        refilled += more * NANOS_EACH;
        tokens = Math.min(BURST, tokens + more);
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }
}
