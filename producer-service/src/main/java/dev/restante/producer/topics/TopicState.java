package dev.restante.producer.topics;

import java.util.List;

/**
 * A topic.
 *
 * @param name its name
 * @param records offsets that are kept, over all partitions. The marks that end transactions have
 *     offsets too, so in a topic with transactions there are a few fewer records
 * @param written offsets that were ever given
 * @param partitions each of them; none while the topic does not exist
 * @param groups who reads it
 */
record TopicState(
        String name,
        long records,
        long written,
        List<PartitionState> partitions,
        List<GroupState> groups) {

    TopicState {
        partitions = List.copyOf(partitions);
        groups = List.copyOf(groups);
    }

    static TopicState of(String name, List<PartitionState> partitions, List<GroupState> groups) {
        return new TopicState(
                name,
                partitions.stream().mapToLong(p -> p.end() - p.begin()).sum(),
                partitions.stream().mapToLong(PartitionState::end).sum(),
                partitions,
                groups);
    }
}
