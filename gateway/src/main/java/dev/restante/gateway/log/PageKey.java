package dev.restante.gateway.log;

/**
 * Which page of the log.
 *
 * @param partition number of the partition
 * @param start offset at which it begins
 */
record PageKey(int partition, long start) {

    /** Offsets between two places where a page begins for sure; also the most a page spans. */
    static final int SPAN = 1_024;

    /** The page in which the way to an offset begins. */
    static PageKey before(int partition, long offset) {
        return new PageKey(partition, offset - offset % SPAN);
    }

    /** The offset at which the page ends at the latest. */
    long limit() {
        return start - start % SPAN + SPAN;
    }

    /** The page after this one, which ends before {@code end}. */
    PageKey next(long end) {
        return new PageKey(partition, end);
    }
}
