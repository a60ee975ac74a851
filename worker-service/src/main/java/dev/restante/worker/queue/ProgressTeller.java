package dev.restante.worker.queue;

import dev.restante.worker.work.Progress;
import java.util.concurrent.TimeUnit;

/**
 * Passes progress on in steps of ten percent, and at most four times a second. Round numbers,
 * because a job that is begun again tells them again: clients hear each once.
 */
final class ProgressTeller implements Progress {

    private static final int STEP = 10;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Progress listener;
    private long last = System.nanoTime();

    ProgressTeller(Progress listener) {
        this.listener = listener;
    }

    @Override
    public void reached(int percent) {
        long now = System.nanoTime();
        if (percent % STEP == 0 && now - last >= PAUSE) {
            last = now;
            listener.reached(percent);
        }
    }
}
