package dev.restante.producer.outbox;

import dev.restante.producer.kafka.ProducerConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** The outbox in numbers, read when somebody asks; all 0 while there is none. */
@ApplicationScoped
class OutboxMeters {

    private final Outbox outbox;
    private final MeterRegistry meters;
    private final boolean enabled;

    OutboxMeters(Outbox outbox, MeterRegistry meters, ProducerConfiguration configuration) {
        this.outbox = outbox;
        this.meters = meters;
        this.enabled = configuration.outbox().enabled();
    }

    void start(@Observes StartupEvent event) {
        gauge("restante.producer.outbox.waiting", null, OutboxState::waiting);
        gauge("restante.producer.outbox.refused", null, OutboxState::refused);
        gauge("restante.producer.outbox.size", "bytes", OutboxState::bytes);
        gauge("restante.producer.outbox.oldest", "seconds", OutboxState::oldestSeconds);
    }

    private void gauge(String name, String unit, ToDoubleFunction<OutboxState> number) {
        Gauge.builder(name, () -> read(number)).baseUnit(unit).register(meters);
    }

    private double read(ToDoubleFunction<OutboxState> number) {
        if (!enabled) {
            return 0;
        }
        try {
            return number.applyAsDouble(outbox.state());
        } catch (NotKeptException e) {
            return Double.NaN;
        }
    }
}
