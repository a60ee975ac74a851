package dev.restante.producer.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's own mock, which also fails as the real one does when the {@link TestKafka} says so. */
final class TestProducer extends MockProducer<String, byte[]> {

    private final TestKafka kafka;
    private final List<ProducerRecord<String, byte[]>> open = new ArrayList<>();
    private boolean transactional;

    TestProducer(TestKafka kafka) {
        super(true, null, new StringSerializer(), new ByteArraySerializer());
        this.kafka = kafka;
    }

    @Override
    public void initTransactions() {
        kafka.hang();
        kafka.failure(TestKafka.Step.CONNECT).ifPresent(TestProducer::raise);
        super.initTransactions();
        transactional = true;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        KafkaException early = kafka.failure(TestKafka.Step.SEND).orElse(null);
        if (early != null) {
            if (callback != null) {
                callback.onCompletion(null, early);
            }
            return CompletableFuture.failedFuture(early);
        }
        KafkaException late = kafka.failure(TestKafka.Step.CONFIRM).orElse(null);
        if (late != null) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        if (callback != null) {
                            callback.onCompletion(null, late);
                        }
                        throw late;
                    });
        }
        (transactional ? open : kafka.records()).add(record);
        return super.send(record, callback);
    }

    @Override
    public void commitTransaction() {
        kafka.failure(TestKafka.Step.COMMIT).ifPresent(TestProducer::raise);
        super.commitTransaction();
        kafka.records().addAll(open);
        open.clear();
    }

    @Override
    public void abortTransaction() {
        super.abortTransaction();
        open.clear();
    }

    private static void raise(KafkaException e) {
        throw e;
    }
}
