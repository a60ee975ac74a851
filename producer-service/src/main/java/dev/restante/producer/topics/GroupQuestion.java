package dev.restante.producer.topics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeShareGroupsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * What Kafka was asked about a group, and answers while it is asked for other things.
 *
 * @param group name of the group
 * @param places the offset each partition is to be read from next
 * @param standing state and members
 */
record GroupQuestion(
        String group,
        KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> places,
        KafkaFuture<Standing> standing) {

    private static final long NOWHERE = -1;

    record Standing(String state, int members) {

        /** Older brokers call a group dead that is not there. */
        static Standing of(org.apache.kafka.common.GroupState state, int members) {
            return state == org.apache.kafka.common.GroupState.DEAD
                    ? absent()
                    : new Standing(state.name().toLowerCase(Locale.ROOT), members);
        }

        static Standing absent() {
            return new Standing("absent", 0);
        }
    }

    static GroupQuestion aboutConsumers(Admin admin, String group, int millis) {
        return new GroupQuestion(
                group,
                admin.listConsumerGroupOffsets(
                                group, new ListConsumerGroupOffsetsOptions().timeoutMs(millis))
                        .partitionsToOffsetAndMetadata(),
                admin.describeConsumerGroups(
                                List.of(group),
                                new DescribeConsumerGroupsOptions().timeoutMs(millis))
                        .describedGroups()
                        .get(group)
                        .thenApply(d -> Standing.of(d.groupState(), d.members().size())));
    }

    static GroupQuestion aboutSharers(Admin admin, String group, int millis) {
        return new GroupQuestion(
                group,
                admin.listShareGroupOffsets(
                                Map.of(group, new ListShareGroupOffsetsSpec()),
                                new ListShareGroupOffsetsOptions().timeoutMs(millis))
                        .partitionsToOffsetAndMetadata(group),
                admin.describeShareGroups(
                                List.of(group), new DescribeShareGroupsOptions().timeoutMs(millis))
                        .describedGroups()
                        .get(group)
                        .thenApply(d -> Standing.of(d.groupState(), d.members().size())));
    }

    /**
     * The answer. What Kafka does not say is left open: its groups may be silent while it is up.
     *
     * @param topic the topic the group reads
     * @param partitions all of its partitions
     */
    GroupState answer(String topic, List<PartitionState> partitions, Patience patience) {
        Standing found = standing(patience);
        OptionalLong lag = lag(topic, partitions, patience);
        return new GroupState(
                group, found.state(), lag.isPresent() ? lag.getAsLong() : null, found.members());
    }

    private Standing standing(Patience patience) {
        try {
            return patience.answer(standing);
        } catch (ExecutionException e) {
            return isAbsent(e) ? Standing.absent() : new Standing("unknown", 0);
        } catch (TimeoutException e) {
            return new Standing("unknown", 0);
        }
    }

    private OptionalLong lag(String topic, List<PartitionState> partitions, Patience patience) {
        try {
            return OptionalLong.of(lag(topic, partitions, patience.answer(places)));
        } catch (ExecutionException e) {
            return isAbsent(e)
                    ? OptionalLong.of(lag(topic, partitions, Map.of()))
                    : OptionalLong.empty();
        } catch (TimeoutException e) {
            return OptionalLong.empty();
        }
    }

    private static long lag(
            String topic,
            List<PartitionState> partitions,
            Map<TopicPartition, OffsetAndMetadata> places) {
        return partitions.stream()
                .mapToLong(
                        p -> {
                            OffsetAndMetadata place =
                                    places.get(new TopicPartition(topic, p.partition()));
                            return p.ahead(place == null ? NOWHERE : place.offset());
                        })
                .sum();
    }

    private static boolean isAbsent(ExecutionException e) {
        return e.getCause() instanceof GroupIdNotFoundException;
    }
}
