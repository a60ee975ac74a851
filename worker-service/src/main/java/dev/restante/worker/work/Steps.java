package dev.restante.worker.work;

/** Counts the steps of some work: tells how far it is, and ends it when its thread is told to. */
final class Steps {

    private static final int ALL = 100;

    private final long total;
    private final Progress progress;
    private int told;

    /**
     * @param total number of the last step
     */
    Steps(long total, Progress progress) {
        this.total = total;
        this.progress = progress;
    }

    /**
     * @param step how many are done
     * @throws InterruptedException if this thread was interrupted since the last call
     */
    void done(long step) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped at step " + step + " of " + total);
        }
        int percent = (int) (step * ALL / total);
        if (percent > told && percent < ALL) {
            told = percent;
            progress.reached(percent);
        }
    }
}
