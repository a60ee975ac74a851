package dev.restante.gateway.log;

import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Comparator;

/**
 * One record of {@code server-events}, read. It may be held by many, and is never changed.
 *
 * @param partition where it stands
 * @param offset where it stands
 * @param timestamp when its writer wrote it, by its own clock, in milliseconds since 1970
 * @param event what it says
 * @param cause the span that wrote it; not valid if it belongs to no trace, or is not to be traced
 */
public record LogRecord(
        int partition, long offset, long timestamp, ServerEvent event, SpanContext cause) {

    /** A record that is not traced. */
    public LogRecord(int partition, long offset, long timestamp, ServerEvent event) {
        this(partition, offset, timestamp, event, SpanContext.getInvalid());
    }

    /**
     * Which of two records of different partitions comes first. Kafka keeps no order between
     * partitions, so the writer's clock decides; at the same time an order comes before an event,
     * since who joins is to hear what follows.
     */
    static final Comparator<LogRecord> IN_TIME =
            Comparator.comparingLong(LogRecord::timestamp)
                    .thenComparing(LogRecord::isEmit)
                    .thenComparingInt(LogRecord::partition);

    /** What one record costs beside its data: objects, texts of ids and rooms, who it is for. */
    private static final int OVERHEAD_BYTES = 900;

    /** Whether a reader at {@code place} has had this record already. */
    public boolean isBefore(Positions place) {
        return offset < place.next(partition);
    }

    /** Whether it is told to those who come later: a volatile event is not. */
    boolean isKept() {
        return !(event instanceof Emit emit && emit.isVolatile());
    }

    /** The same, caused by a span. */
    LogRecord causedBy(SpanContext span) {
        return span.isValid() && span.isSampled()
                ? new LogRecord(partition, offset, timestamp, event, span)
                : this;
    }

    private boolean isEmit() {
        return event instanceof Emit;
    }

    /** About how much memory it takes, in bytes. */
    int bytes() {
        return OVERHEAD_BYTES + dataBytes();
    }

    /** How much of that is data, in bytes. */
    public int dataBytes() {
        return event instanceof Emit emit ? bytes(emit.arguments()) : 0;
    }

    private static int bytes(Arguments arguments) {
        int bytes = arguments.json().length();
        for (Attachment attachment : arguments.attachments()) {
            bytes += attachment.bytes().length;
        }
        return bytes;
    }
}
