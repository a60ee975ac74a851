package dev.restante.producer.kafka;

/**
 * Batches on a Kafka in memory.
 *
 * @param events what is tested with it
 */
public record TestBatches(BatchedEvents events) {

    public TestBatches(TestKafka kafka) {
        this(new BatchedEvents(kafka, new TestConfiguration()));
    }

    /** Ends its thread. */
    public void close() throws InterruptedException {
        events.close();
    }
}
