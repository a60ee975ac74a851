package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordSenderTest {

    /** A producer that may have forgotten where the topic is, as one does in an outage. */
    private static final class Forgetful extends MockProducer<String, byte[]> {

        private volatile boolean knowsTopic;

        Forgetful() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> message, Callback callback) {
            if (knowsTopic) {
                return super.send(message, callback);
            }
            TimeoutException error = new TimeoutException("not present in metadata after 0 ms");
            callback.onCompletion(null, error);
            return CompletableFuture.failedFuture(error);
        }
    }

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Forgetful producer = new Forgetful();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private RecordSender sender(Duration patience) {
        return new RecordSender(producer, timer, patience, 1_000);
    }

    private static ProducerRecord<String, byte[]> message(int number) {
        return new ProducerRecord<>("topic", Integer.toString(number), new byte[0]);
    }

    private static <T> Throwable failure(CompletionStage<T> stage) throws Exception {
        try {
            stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void whatWaitsForItsTopicIsSentInOrderWithWhatFollows() throws Exception {
        RecordSender sender = sender(Duration.ofSeconds(10));
        List<CompletionStage<Stored>> early =
                IntStream.range(0, 50).mapToObj(i -> sender.send(message(i))).toList();

        producer.knowsTopic = true;
        List<CompletionStage<Stored>> late =
                IntStream.range(50, 100).mapToObj(i -> sender.send(message(i))).toList();

        assertThat(failure(early.get(49))).isNull();
        assertThat(failure(late.get(49))).isNull();
        assertThat(producer.history().stream().map(r -> Integer.parseInt(r.key())))
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void aTopicThatStaysUnknownIsAnErrorInTime() throws Exception {
        CompletionStage<Stored> answer = sender(Duration.ofMillis(50)).send(message(1));

        assertThat(failure(answer)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void onlySoManyBytesWait() throws Exception {
        RecordSender sender = sender(Duration.ofSeconds(10));
        sender.send(new ProducerRecord<>("topic", "1", new byte[999]));

        CompletionStage<Stored> tooLarge =
                sender.send(new ProducerRecord<>("topic", "2", new byte[2]));

        assertThat(failure(tooLarge)).hasMessage("too many records wait for Kafka");
    }

    @Test
    void onlySoManyWait() throws Exception {
        RecordSender sender = sender(Duration.ofSeconds(10));
        IntStream.range(0, RecordSender.MAX_WAITING).forEach(i -> sender.send(message(i)));

        CompletionStage<Stored> oneTooMany = sender.send(message(-1));

        assertThat(failure(oneTooMany)).hasMessage("too many records wait for Kafka");
    }
}
