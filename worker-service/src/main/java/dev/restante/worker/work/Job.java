package dev.restante.worker.work;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What somebody wants done.
 *
 * @param work what it is
 * @param failures how many of its first deliveries shall fail: a rehearsal of what happens when
 *     something that the work needs is away for a while
 */
public record Job(Work work, int failures) {

    /**
     * Does it.
     *
     * @param delivery which delivery of the job this is, from 1
     * @throws RehearsedFailureException if this one shall fail
     * @throws InterruptedException if this thread is interrupted before it is done
     */
    public ObjectNode run(int delivery, Progress progress)
            throws RehearsedFailureException, InterruptedException {
        if (delivery <= failures) {
            throw new RehearsedFailureException(delivery, failures);
        }
        return work.run(progress);
    }
}
