package dev.restante.consumer.road;

import dev.restante.consumer.store.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The way in: one record after another, and the next only when this one is committed. */
@ApplicationScoped
class ClientEventsReader {

    private final RecordIntake intake;
    private final OutboxSignal outbox;
    private final MeterRegistry meters;

    ClientEventsReader(RecordIntake intake, OutboxSignal outbox, MeterRegistry meters) {
        this.intake = intake;
        this.outbox = outbox;
        this.meters = meters;
    }

    @Incoming("client-events")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    @Blocking
    void read(ConsumerRecord<byte[], byte[]> record) throws StoppingException {
        Outcome outcome = intake.take(record);
        outbox.raise();
        meters.counter("restante.client.events", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
