package dev.restante.consumer.road;

import dev.restante.consumer.store.Outcome;
import dev.restante.tracing.EventAttributes;
import dev.restante.tracing.RecordTracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The way in: one record after another, and the next only when this one is committed. */
@ApplicationScoped
class ClientEventsReader {

    private final RecordIntake intake;
    private final OutboxSignal outbox;
    private final RecordTracing tracing;
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    ClientEventsReader(
            RecordIntake intake, OutboxSignal outbox, MeterRegistry meters, RecordTracing tracing) {
        this.intake = intake;
        this.outbox = outbox;
        this.tracing = tracing;
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome, meters.counter("restante.client.events", "outcome", word(outcome)));
        }
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    @Incoming("client-events")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    @Blocking
    void read(ConsumerRecord<byte[], byte[]> record) throws StoppingException {
        Span span = tracing.process(record);
        try {
            Outcome outcome = intake.take(record);
            outbox.raise();
            counters.get(outcome).increment();
            span.setAttribute(EventAttributes.OUTCOME, word(outcome));
        } finally {
            span.end();
        }
    }
}
