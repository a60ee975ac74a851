package dev.restante.producer.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Begin and end of every partition.
 *
 * @param partitions by topic, in the order of their numbers; a topic that does not exist is left
 *     out
 */
record Offsets(Map<String, List<PartitionState>> partitions) {

    /**
     * Asks Kafka.
     *
     * @throws ExecutionException if it refuses to say
     * @throws TimeoutException if it does not answer in time
     */
    static Offsets read(Admin admin, List<String> topics, Patience patience)
            throws ExecutionException, TimeoutException {
        List<TopicPartition> all = partitions(admin, topics, patience);
        ListOffsetsResult begins = ask(admin, all, OffsetSpec.earliest(), patience);
        ListOffsetsResult ends = ask(admin, all, OffsetSpec.latest(), patience);
        Map<String, List<PartitionState>> states = new HashMap<>();
        for (TopicPartition one : all) {
            states.computeIfAbsent(one.topic(), t -> new ArrayList<>())
                    .add(
                            new PartitionState(
                                    one.partition(),
                                    patience.answer(begins.partitionResult(one)).offset(),
                                    patience.answer(ends.partitionResult(one)).offset()));
        }
        return new Offsets(states);
    }

    List<PartitionState> of(String topic) {
        return partitions.getOrDefault(topic, List.of());
    }

    private static ListOffsetsResult ask(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec, Patience patience) {
        return admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec)),
                new ListOffsetsOptions().timeoutMs(patience.millisLeft()));
    }

    private static List<TopicPartition> partitions(
            Admin admin, List<String> topics, Patience patience)
            throws ExecutionException, TimeoutException {
        Map<String, KafkaFuture<TopicDescription>> descriptions =
                new TreeMap<>(
                        admin.describeTopics(
                                        topics,
                                        new DescribeTopicsOptions()
                                                .timeoutMs(patience.millisLeft()))
                                .topicNameValues());
        List<TopicPartition> all = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : descriptions.entrySet()) {
            for (int partition = 0; partition < count(topic.getValue(), patience); partition++) {
                all.add(new TopicPartition(topic.getKey(), partition));
            }
        }
        return all;
    }

    private static int count(KafkaFuture<TopicDescription> topic, Patience patience)
            throws ExecutionException, TimeoutException {
        try {
            return patience.answer(topic).partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }
}
