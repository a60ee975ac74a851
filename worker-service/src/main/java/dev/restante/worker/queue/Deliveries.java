package dev.restante.worker.queue;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How often a record was given to a member of the group. */
final class Deliveries {

    private Deliveries() {}

    /** From 1; this delivery counts. */
    static int of(ConsumerRecord<?, ?> record) {
        return record.deliveryCount().map(Short::intValue).orElse(1);
    }
}
