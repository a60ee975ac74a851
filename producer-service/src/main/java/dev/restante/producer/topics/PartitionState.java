package dev.restante.producer.topics;

/**
 * Where a partition begins and ends.
 *
 * @param partition its number
 * @param begin offset of the oldest record that is kept
 * @param end offset the next record will have
 */
record PartitionState(int partition, long begin, long end) {

    /**
     * How many offsets are still ahead of a reader. One that was nowhere yet begins with the oldest
     * record, and so does one whose place is not kept any more.
     *
     * @param place the offset it reads next, or a negative number if it was nowhere yet
     */
    long ahead(long place) {
        return Math.max(0, end - Math.max(place, begin));
    }
}
