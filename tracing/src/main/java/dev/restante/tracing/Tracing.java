package dev.restante.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Spans with parents that are said and not found on the thread: an event goes from thread to
 * thread, and from process to process. While tracing is off every span is {@link
 * Span#getInvalid()}, and nothing is made.
 */
public final class Tracing {

    private static final Tracing OFF = new Tracing(TracerProvider.noop().get("off"), false);

    private static final String TRACEPARENT = "traceparent";

    private static final TextMapGetter<String> ONE_HEADER =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String traceparent) {
                    return List.of(TRACEPARENT);
                }

                @Override
                public String get(String traceparent, String name) {
                    return name.equals(TRACEPARENT) ? traceparent : null;
                }
            };

    private final Tracer tracer;
    private final boolean on;

    private Tracing(Tracer tracer, boolean on) {
        this.tracer = tracer;
        this.on = on;
    }

    /** No traces. */
    public static Tracing off() {
        return OFF;
    }

    /** Traces by a tracer. */
    public static Tracing with(Tracer tracer) {
        return new Tracing(tracer, true);
    }

    /** Whether there are traces. */
    public boolean isOn() {
        return on;
    }

    /** Something that nobody of those who trace has caused: a new trace. */
    public SpanBuilder first(String name, SpanKind kind) {
        return tracer.spanBuilder(name).setNoParent().setSpanKind(kind);
    }

    /** Something that was caused by another. */
    public SpanBuilder after(SpanContext cause, String name, SpanKind kind) {
        return tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(cause)))
                .setSpanKind(kind);
    }

    /**
     * Tells another process of the span that caused what it is sent; nothing if that is not valid.
     *
     * @param header takes name and value, as W3C Trace Context writes them
     */
    public static void tell(Span cause, BiConsumer<String, String> header) {
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(cause), header, BiConsumer::accept);
    }

    /** A span as W3C Trace Context writes it; nothing if it is not valid. */
    public static Optional<String> write(Span span) {
        Map<String, String> headers = new HashMap<>();
        tell(span, headers::put);
        return Optional.ofNullable(headers.get(TRACEPARENT));
    }

    /** The reverse of {@link #write}; a span that is not valid for whatever that did not write. */
    public static Span read(Optional<String> traceparent) {
        return traceparent
                .map(
                        text ->
                                Span.fromContext(
                                        W3CTraceContextPropagator.getInstance()
                                                .extract(Context.root(), text, ONE_HEADER)))
                .orElse(Span.getInvalid());
    }

    /**
     * It has ended.
     *
     * @param failure what went wrong; null if nothing did
     */
    public static void end(Span span, Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
        }
        span.end();
    }
}
