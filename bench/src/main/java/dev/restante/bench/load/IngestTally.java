package dev.restante.bench.load;

/** What all emitters together have come to. Written by the thread of their loop. */
final class IngestTally {

    private final Latencies latencies = new Latencies();
    private volatile long acked;
    private volatile long waiting;
    private volatile boolean recording;
    private volatile boolean stopped;

    void emitted() {
        waiting = waiting + 1;
    }

    void acked(long took) {
        acked = acked + 1;
        waiting = waiting - 1;
        if (recording) {
            latencies.add(took);
        }
    }

    long count() {
        return acked;
    }

    /** Emits whose ack has not come yet. */
    long waiting() {
        return waiting;
    }

    void record(boolean on) {
        recording = on;
    }

    /** No emit follows an ack any more. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Only when nothing waits any more. */
    Latencies latencies() {
        return latencies;
    }
}
