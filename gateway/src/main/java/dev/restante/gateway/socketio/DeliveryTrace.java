package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent.Emit;
import dev.restante.gateway.log.LogEntry;
import dev.restante.tracing.EventAttributes;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The span of a live record on its way to the sessions of this gateway: one, however many they are,
 * and none if there is nobody. It begins when the record was read, and ends when the last event
 * loop has gone through its sessions.
 */
final class DeliveryTrace {

    private final Tracing tracing;
    private final LogEntry entry;
    private final Instant begun = Instant.now();
    private final AtomicInteger left;
    private final AtomicInteger receivers = new AtomicInteger();

    private DeliveryTrace(Tracing tracing, LogEntry entry, int loops) {
        this.tracing = tracing;
        this.entry = entry;
        this.left = new AtomicInteger(loops);
    }

    /** Nothing for a record of no trace, or of one that was not chosen. */
    static Optional<DeliveryTrace> of(Tracing tracing, LogEntry entry, int loops) {
        return tracing.isOn() && entry.record().cause().isSampled()
                ? Optional.of(new DeliveryTrace(tracing, entry, loops))
                : Optional.empty();
    }

    /**
     * An event loop is through.
     *
     * @param heard how many of its sessions the record was for
     */
    void done(int heard) {
        receivers.addAndGet(heard);
        if (left.decrementAndGet() == 0 && receivers.get() > 0) {
            tell();
        }
    }

    private void tell() {
        SpanBuilder span =
                tracing.after(entry.record().cause(), "deliver", SpanKind.CONSUMER)
                        .setStartTimestamp(begun)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.operation.type", "process")
                        .setAttribute(
                                "messaging.destination.partition.id",
                                Integer.toString(entry.partition()))
                        .setAttribute("messaging.kafka.offset", entry.offset())
                        .setAttribute(EventAttributes.ID, entry.event().envelope().id())
                        .setAttribute(EventAttributes.RECEIVERS, receivers.longValue());
        if (entry.event() instanceof Emit emit) {
            span.setAttribute(EventAttributes.TYPE, emit.type());
        }
        span.startSpan().end();
    }
}
