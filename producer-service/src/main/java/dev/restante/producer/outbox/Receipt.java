package dev.restante.producer.outbox;

import dev.restante.producer.kafka.Stored;
import java.util.List;

/** What is true of the events of a request that was not refused. */
public sealed interface Receipt {

    /** Kafka has all of them, in their order. */
    record Delivered(List<Stored> positions) implements Receipt {}

    /**
     * They are stored in the outbox, and will be delivered.
     *
     * @param request number of the request in the outbox
     * @param ids of its events, in their order
     */
    record Kept(long request, List<String> ids) implements Receipt {}
}
