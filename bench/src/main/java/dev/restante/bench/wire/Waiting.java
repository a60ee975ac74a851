package dev.restante.bench.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what the clients of a loop are to reach. */
public final class Waiting {

    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private Waiting() {}

    /**
     * Returns when it is so.
     *
     * @param so what is waited for; looked at every 5 ms
     * @param state how far it has come, for the error
     * @throws IOException if it is not so in time, or a client fails before
     */
    public static void until(Loop loop, long nanos, BooleanSupplier so, Supplier<String> state)
            throws IOException {
        long began = System.nanoTime();
        while (!so.getAsBoolean()) {
            loop.check();
            if (System.nanoTime() - began > nanos) {
                throw new IOException(state.get() + " after " + nanos / 1_000_000_000 + " s");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        loop.check();
    }

    /** Lets time pass, and looks whether the clients are well. */
    public static void pause(Loop loop, Duration duration) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        until(loop, Long.MAX_VALUE, () -> System.nanoTime() >= end, () -> "waiting");
    }
}
