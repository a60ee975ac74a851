package dev.restante.worker.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what the lanes do. */
@Singleton
class LaneMeters {

    private final MeterRegistry meters;

    LaneMeters(MeterRegistry meters) {
        this.meters = meters;
        // From the start, with 0: a rate over what begins with its first event misses that.
        Stream.of(false, true).forEach(this::deliveries);
        Stream.of(AcknowledgeType.values()).forEach(this::acknowledgements);
        refusals();
    }

    /** A job came to this worker. */
    void delivered(ConsumerRecord<?, ?> record) {
        deliveries(Deliveries.of(record) > 1).increment();
    }

    private Counter deliveries(boolean again) {
        return meters.counter("restante.worker.deliveries", "again", Boolean.toString(again));
    }

    /** The worker said what became of it; a renewal counts each time. */
    void acknowledged(ConsumerRecord<?, ?> record, AcknowledgeType type) {
        acknowledgements(type).increment();
    }

    private Counter acknowledgements(AcknowledgeType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return meters.counter("restante.worker.acknowledgements", "type", name);
    }

    /** The broker did not take that: the lock was lost before. */
    void refused() {
        refusals().increment();
    }

    private Counter refusals() {
        return meters.counter("restante.worker.acknowledgements.refused");
    }
}
