package dev.restante.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The trace that a record belongs to, in its headers {@code traceparent} and {@code tracestate} as
 * W3C Trace Context writes them. A record without them belongs to none, and no trace begins with
 * it: traces begin where a client or a program comes in.
 *
 * <p>Names of spans and attributes are those of OpenTelemetry's conventions for messaging.
 */
public final class RecordTracing {

    private static final List<String> NAMES =
            List.copyOf(W3CTraceContextPropagator.getInstance().fields());

    private static final TextMapSetter<Headers> SETTER =
            (headers, name, value) -> headers.remove(name).add(name, value.getBytes(UTF_8));

    private static final TextMapGetter<Headers> GETTER =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(Headers headers) {
                    return NAMES;
                }

                @Override
                public String get(Headers headers, String name) {
                    return text(headers, name);
                }
            };

    private final Tracing tracing;

    /** Traces of records, as long as there are any. */
    public RecordTracing(Tracing tracing) {
        this.tracing = tracing;
    }

    /** No traces. */
    public static RecordTracing off() {
        return new RecordTracing(Tracing.off());
    }

    /** Whether there are traces. */
    public boolean isOn() {
        return tracing.isOn();
    }

    /**
     * What a record says of its cause; not valid if nothing, or nonsense, and while tracing is off.
     */
    public SpanContext cause(Headers headers) {
        if (!tracing.isOn()) {
            return SpanContext.getInvalid();
        }
        return Span.fromContext(
                        W3CTraceContextPropagator.getInstance()
                                .extract(Context.root(), headers, GETTER))
                .getSpanContext();
    }

    /** Has a record say its cause; nothing if that is not valid. */
    public static void put(Span cause, Headers headers) {
        if (cause.getSpanContext().isValid()) {
            W3CTraceContextPropagator.getInstance()
                    .inject(Context.root().with(cause), headers, SETTER);
        }
    }

    /** Has one record say the cause that another says, also while tracing is off. */
    public static void pass(Headers from, Headers to) {
        for (String name : NAMES) {
            Header header = from.lastHeader(name);
            if (header != null) {
                to.remove(name).add(header);
            }
        }
    }

    /**
     * Sending of a record begins, caused by what the record says. From now on it says that span,
     * for those who read it.
     */
    public Span send(ProducerRecord<?, ?> record) {
        SpanContext cause = cause(record.headers());
        if (!cause.isSampled()) {
            return Span.getInvalid();
        }
        Span span =
                begin(cause, "send", SpanKind.PRODUCER, record.topic(), record.headers())
                        .startSpan();
        put(span, record.headers());
        return span;
    }

    /**
     * Processing of a record begins, caused by what the record says. From now on it says that span,
     * for what comes of it.
     */
    public Span process(ConsumerRecord<?, ?> record) {
        SpanContext cause = cause(record.headers());
        if (!cause.isSampled()) {
            return Span.getInvalid();
        }
        Span span =
                begin(cause, "process", SpanKind.CONSUMER, record.topic(), record.headers())
                        .setAttribute(
                                "messaging.destination.partition.id",
                                Integer.toString(record.partition()))
                        .setAttribute("messaging.kafka.offset", record.offset())
                        .startSpan();
        put(span, record.headers());
        return span;
    }

    private SpanBuilder begin(
            SpanContext cause, String operation, SpanKind kind, String topic, Headers headers) {
        SpanBuilder span =
                tracing.after(cause, operation + " " + topic, kind)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.operation.type", operation)
                        .setAttribute("messaging.destination.name", topic);
        tell(span, EventAttributes.TYPE, text(headers, "ce_type"));
        tell(span, EventAttributes.ID, text(headers, "ce_id"));
        return span;
    }

    private static void tell(SpanBuilder span, AttributeKey<String> key, String value) {
        if (value != null) {
            span.setAttribute(key, value);
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
