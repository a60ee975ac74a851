package dev.restante.system.slow;

import dev.restante.system.stack.Vitals;

/**
 * What a gateway takes of memory.
 *
 * @param heap bytes after a collection
 * @param direct bytes outside of the heap for what is read and written
 * @param resident bytes of the machine's memory
 */
record Figures(long heap, long direct, long resident) {

    static Figures of(Vitals vitals) {
        return new Figures(vitals.heapAfterCollection(), vitals.directMemory(), vitals.resident());
    }

    /** What it holds for its clients, without what the machine is slow to take back. */
    long held() {
        return heap + direct;
    }

    @Override
    public String toString() {
        return "heap %d KiB, direct %d KiB, resident %d KiB"
                .formatted(heap >> 10, direct >> 10, resident >> 10);
    }
}
