package dev.restante.worker.work;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that takes time: its cost is known before it is begun, and bounded. */
public sealed interface Work permits HashChain, PrimeCount {

    /** What clients call it. */
    String name();

    /**
     * Does it. The same work has the same result, whoever does it and however often.
     *
     * @param progress is told how far it is
     * @return what clients get
     * @throws InterruptedException if this thread is interrupted before it is done
     */
    ObjectNode run(Progress progress) throws InterruptedException;
}
