package dev.restante.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static ConsumerRecord<String, byte[]> record(byte[] value) {
        return new ConsumerRecord<>("work-queue", 2, 17, "key", value);
    }

    private static ProducerRecord<String, byte[]> letter(byte[] value, String reason) {
        return new DeadLetter(record(value), new IllegalStateException(reason), "worker-1")
                .toRecord("work-queue-dlq");
    }

    private static String header(ProducerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void itSaysWhereTheJobWas() {
        ProducerRecord<String, byte[]> letter = letter("x".getBytes(), "no");

        assertThat(header(letter, "dead-letter-topic")).isEqualTo("work-queue");
        assertThat(header(letter, "dead-letter-partition")).isEqualTo("2");
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("17");
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).asString().isEqualTo("x");
    }

    @Test
    void reasonAndStackAreBoundedAndTheReasonIsOneLine() {
        ProducerRecord<String, byte[]> letter = letter("x".getBytes(), "a\nb".repeat(10_000));

        assertThat(header(letter, "dead-letter-reason")).hasSize(500).startsWith("a?b");
        assertThat(header(letter, "dead-letter-stack-trace")).hasSize(4_000);
    }

    @Test
    void aJobThatWouldNotFitWithMoreHeadersIsLeftOut() {
        ProducerRecord<String, byte[]> letter = letter(new byte[DeadLetter.MAX_SIZE], "no");

        assertThat(letter.value()).isNull();
        assertThat(header(letter, "dead-letter-omitted-bytes")).isEqualTo("900003");
        assertThat(header(letter, "dead-letter-offset")).isEqualTo("17");
    }
}
