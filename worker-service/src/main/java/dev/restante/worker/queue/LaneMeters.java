package dev.restante.worker.queue;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what the lanes do. */
@Singleton
class LaneMeters {

    private final MeterRegistry meters;

    LaneMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A job came to this worker. */
    void delivered(ConsumerRecord<?, ?> record) {
        String again = Boolean.toString(Deliveries.of(record) > 1);
        meters.counter("restante.worker.deliveries", "again", again).increment();
    }

    /** The worker said what became of it; a renewal counts each time. */
    void acknowledged(ConsumerRecord<?, ?> record, AcknowledgeType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        meters.counter("restante.worker.acknowledgements", "type", name).increment();
    }

    /** The broker did not take that: the lock was lost before. */
    void refused() {
        meters.counter("restante.worker.acknowledgements.refused").increment();
    }
}
