package dev.restante.stack.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.restante.stack.process.KafkaProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final int RECORDS = 500;
    private static final TopicPartition NUMBERS = new TopicPartition("numbers", 0);

    @TempDir Path data;
    private int port;
    private Process broker;

    @BeforeEach
    void aBrokerOnANewFolder() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        broker = start();
        awaitReady(Duration.ofSeconds(30));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        broker.destroyForcibly().waitFor();
    }

    @Test
    void killedBrokerServesEverythingItAcknowledgedWithin8SecondsOfItsStart() throws Exception {
        createTopic();
        produceNumbers();

        broker.destroyForcibly().waitFor();
        broker = start();

        awaitReady(Duration.ofSeconds(8));
        assertThat(consumeNumbers()).isEqualTo(numbers());
    }

    @Test
    void brokerToldToEndKeepsItsDataAndEndsInTime() throws Exception {
        createTopic();
        produceNumbers();

        broker.destroy();

        assertThat(broker.onExit().get(10, TimeUnit.SECONDS).exitValue()).isEqualTo(143);
        broker = start();
        awaitReady(Duration.ofSeconds(30));
        assertThat(consumeNumbers()).isEqualTo(numbers());
    }

    @Test
    void topicIsNotMadeByMistake() {
        try (Admin admin = Admin.create(clientSettings())) {
            assertThat(admin.describeTopics(List.of("misspelt")).allTopicNames())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("UnknownTopicOrPartitionException");
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(EmbeddedKafka.JVM_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(EmbeddedKafka.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("RESTANTE_DATA", data.toString());
        builder.environment().put("RESTANTE_KAFKA_PORT", Integer.toString(port));
        builder.redirectErrorStream(true);
        builder.redirectOutput(data.resolve("kafka.log").toFile());
        return builder.start();
    }

    private void awaitReady(Duration patience) {
        await().atMost(patience).until(new KafkaProbe(port)::ready);
    }

    private void createTopic() throws Exception {
        NewTopic topic = new NewTopic(NUMBERS.topic(), Optional.of(1), Optional.empty());
        try (Admin admin = Admin.create(clientSettings())) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private void produceNumbers() throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<Integer, Integer> producer =
                new KafkaProducer<>(
                        clientSettings(), new IntegerSerializer(), new IntegerSerializer())) {
            for (int number : numbers()) {
                sent.add(producer.send(new ProducerRecord<>(NUMBERS.topic(), number)));
            }
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        }
    }

    private List<Integer> consumeNumbers() {
        List<Integer> received = new ArrayList<>();
        try (KafkaConsumer<Integer, Integer> consumer =
                new KafkaConsumer<>(
                        clientSettings(), new IntegerDeserializer(), new IntegerDeserializer())) {
            consumer.assign(List.of(NUMBERS));
            consumer.seekToBeginning(List.of(NUMBERS));
            long end = consumer.endOffsets(List.of(NUMBERS)).get(NUMBERS);
            while (consumer.position(NUMBERS) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(one -> received.add(one.value()));
            }
        }
        return received;
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, RECORDS).boxed().toList();
    }

    private Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", "localhost:" + port, "acks", "all");
    }
}
