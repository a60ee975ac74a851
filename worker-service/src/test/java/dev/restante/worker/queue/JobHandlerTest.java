package dev.restante.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEventRecord;
import dev.restante.tracing.RecordTracing;
import dev.restante.worker.JobEvents;
import dev.restante.worker.TestConfig;
import dev.restante.worker.WorkerConfig;
import dev.restante.worker.answer.Answers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class JobHandlerTest {

    private static final String GOOD = "{\"work\":\"primes\",\"below\":100}";
    private static final String FAILING = "{\"work\":\"primes\",\"below\":100,\"failures\":9}";
    private static final int ATTEMPTS = 3;

    private final WorkerConfig config =
            TestConfig.with(
                    Map.of(
                            "restante.worker.retry.attempts",
                            Integer.toString(ATTEMPTS),
                            "restante.worker.retry.first-pause",
                            "1ms"));
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final JobHandler handler =
            new JobHandler(
                    new Answers("worker-1", Clock.systemUTC()),
                    new Publisher(kafka, config, RecordTracing.off()),
                    new Pauses(config),
                    config,
                    RecordTracing.off());

    @Test
    void aJobThatIsDoneIsAcceptedOnceItsEndIsStored() {
        assertThat(handler.handle(job(GOOD, 1))).isEqualTo(AcknowledgeType.ACCEPT);

        assertThat(sentTo("server-events"))
                .singleElement()
                .satisfies(end -> assertThat(header(end, "ce_type")).isEqualTo("finished"));
        assertThat(sentTo("work-queue-dlq")).isEmpty();
    }

    @Test
    void aJobThatFailsIsReleasedAndNobodyIsTold() {
        assertThat(handler.handle(job(FAILING, ATTEMPTS - 1))).isEqualTo(AcknowledgeType.RELEASE);

        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void aJobThatFailsTheLastTimeIsRejectedWithADeadLetter() {
        assertThat(handler.handle(job(FAILING, ATTEMPTS))).isEqualTo(AcknowledgeType.REJECT);

        assertThat(sentTo("work-queue-dlq")).hasSize(1);
        assertThat(header(sentTo("server-events").get(0), "ce_type")).isEqualTo("failed");
    }

    @Test
    void aJobThatWasDeliveredTooOftenIsNotTriedAgain() {
        assertThat(handler.handle(job(GOOD, ATTEMPTS + 1))).isEqualTo(AcknowledgeType.REJECT);

        assertThat(header(sentTo("work-queue-dlq").get(0), "dead-letter-reason"))
                .startsWith("delivery 4: the workers that had it before were killed");
        assertThat(header(sentTo("server-events").get(0), "ce_type")).isEqualTo("failed");
    }

    @Test
    void whatIsNoJobIsRejectedAtOnce() {
        assertThat(handler.handle(job("{}", 1))).isEqualTo(AcknowledgeType.REJECT);

        ProducerRecord<String, byte[]> letter = sentTo("work-queue-dlq").get(0);
        assertThat(header(letter, "dead-letter-delivery-count")).isEqualTo("1");
        assertThat(header(letter, "dead-letter-worker")).isEqualTo("worker-1");
        assertThat(header(letter, "ce_id")).isEqualTo("j1");
    }

    @Test
    void whatBreaksTheContractIsADeadLetterOfWhichNobodyIsTold() {
        ConsumerRecord<String, byte[]> broken = record("x".getBytes(), 1);

        assertThat(handler.handle(broken)).isEqualTo(AcknowledgeType.REJECT);

        assertThat(kafka.history())
                .singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo("work-queue-dlq"));
    }

    @Test
    void aJobWhoseEndIsNotStoredIsReleased() {
        kafka.sendException = new TimeoutException("Kafka is away");

        assertThat(handler.handle(job(GOOD, 1))).isEqualTo(AcknowledgeType.RELEASE);
    }

    @Test
    void aJobWhoseDeadLetterIsNotStoredIsReleased() {
        kafka.sendException = new TimeoutException("Kafka is away");

        assertThat(handler.handle(job("{}", 1))).isEqualTo(AcknowledgeType.RELEASE);
    }

    @Test
    void aJobThatIsInterruptedIsReleased() {
        Thread.currentThread().interrupt();

        assertThat(handler.handle(job("{\"work\":\"primes\",\"below\":1000000}", 1)))
                .isEqualTo(AcknowledgeType.RELEASE);
    }

    private List<ProducerRecord<String, byte[]>> sentTo(String topic) {
        return kafka.history().stream().filter(sent -> sent.topic().equals(topic)).toList();
    }

    private static String header(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static ConsumerRecord<String, byte[]> job(String json, int delivery) {
        ProducerRecord<String, byte[]> written =
                ClientEventRecord.write("work-queue", "j1", JobEvents.job(Arguments.of(json)));
        ConsumerRecord<String, byte[]> read = record(written.value(), delivery);
        written.headers().forEach(read.headers()::add);
        return read;
    }

    private static ConsumerRecord<String, byte[]> record(byte[] value, int delivery) {
        return new ConsumerRecord<>(
                "work-queue",
                0,
                17,
                0,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty(),
                Optional.of((short) delivery));
    }
}
