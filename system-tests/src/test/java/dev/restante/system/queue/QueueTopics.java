package dev.restante.system.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topics of the work queue as anybody sees them who has a Kafka client.
 *
 * @param bootstrap host and port of Kafka
 * @param group the share group of the workers
 */
record QueueTopics(String bootstrap, String group) {

    static final String JOBS = "queue-jobs";
    static final String SERVER_EVENTS = "queue-server-events";
    static final String DEAD_LETTERS = "queue-jobs-dlq";

    /** How many members of the group have a partition. */
    long members() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin
                    .describeShareGroups(List.of(group))
                    .all()
                    .get()
                    .get(group)
                    .members()
                    .stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    /** All records of a topic of one partition, from its beginning to its present end. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    /** The dead letters whose header has the value. */
    List<ConsumerRecord<String, byte[]>> deadLetters(String header, String value) {
        return all(DEAD_LETTERS).stream()
                .filter(letter -> value.equals(header(letter, header)))
                .toList();
    }

    /** How often the end of a job was stored for its sender. */
    long storedEnds(String job) {
        return all(SERVER_EVENTS).stream()
                .filter(event -> job.equals(header(event, "ce_cause")))
                .filter(event -> header(event, "ce_id").endsWith(".end"))
                .count();
    }

    /** A header as text; null if it is not there. */
    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Puts into the queue what no gateway would; returns its offset. */
    long putRaw(byte[] value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(JOBS, value)).get().offset();
        }
    }
}
