package dev.restante.producer.topics;

/**
 * Who reads a topic together.
 *
 * @param group name of the group
 * @param state Kafka's word for it in lower case: {@code stable}, {@code empty} ...; {@code absent}
 *     while Kafka knows no such group, {@code unknown} if it did not say
 * @param lag offsets from the first that is not done to the end, over all partitions; null if Kafka
 *     did not say. Of a share group, whose records are done in any order, some of these may be done
 * @param members how many read now; one that was killed counts until Kafka has missed it
 */
record GroupState(String group, String state, Long lag, int members) {}
