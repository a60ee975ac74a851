package dev.restante.consumer.road;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Takes every record at once, but for one that it is told to fail. */
final class ScriptedProducer extends MockProducer<byte[], byte[]> {

    private int recordsUntilFailure = -1;
    private Exception failure;
    private CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

    ScriptedProducer() {
        super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void failNext(Exception problem) {
        failAfter(0, problem);
    }

    void failAfter(int records, Exception problem) {
        recordsUntilFailure = records;
        failure = problem;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (recordsUntilFailure >= 0 && recordsUntilFailure-- == 0) {
            callback.onCompletion(null, failure);
            return CompletableFuture.failedFuture(failure);
        }
        return heldBack(super.send(record, callback));
    }

    private Future<RecordMetadata> heldBack(Future<RecordMetadata> done) {
        return held.thenApply(
                released -> {
                    try {
                        return done.get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** From now on it takes records, and does not confirm them. */
    synchronized void holdBack() {
        held = new CompletableFuture<>();
    }

    /** Confirms what it has held back. */
    void release() {
        held.complete(null);
    }
}
