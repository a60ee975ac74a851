package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Positions;
import dev.restante.tracing.EventAttributes;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryTraceTest {

    private final List<ReadableSpan> ended = new ArrayList<>();
    private final Tracing tracing =
            Tracing.with(
                    SdkTracerProvider.builder().addSpanProcessor(new Noted()).build().get("test"));

    /** Notes spans that have ended. */
    private final class Noted implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            // It has said nothing yet.
        }

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    private static LogEntry entry(String flags) {
        SpanContext cause =
                Tracing.read(
                                Optional.of(
                                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-"
                                                + flags))
                        .getSpanContext();
        Emit emit =
                new Emit(
                        new Envelope("e1", "/t", Instant.EPOCH, "/", Optional.empty()),
                        "news",
                        Set.of(),
                        Set.of(),
                        false,
                        OptionalLong.empty(),
                        Arguments.of("1"));
        return new LogEntry(new LogRecord(0, 3, 0, emit, cause), Positions.of(4));
    }

    @Test
    void aRecordForManyIsOneSpan() {
        DeliveryTrace trace = DeliveryTrace.of(tracing, entry("01"), 2).orElseThrow();

        trace.done(1_000);
        assertThat(ended).isEmpty();
        trace.done(500);

        assertThat(ended)
                .singleElement()
                .satisfies(
                        span -> {
                            assertThat(span.getAttribute(EventAttributes.RECEIVERS))
                                    .isEqualTo(1_500);
                            assertThat(span.getAttribute(EventAttributes.TYPE)).isEqualTo("news");
                            assertThat(span.getParentSpanContext().getSpanId())
                                    .isEqualTo("b7ad6b7169203331");
                        });
    }

    @Test
    void aGatewayWhereNobodyListensSaysNothing() {
        DeliveryTrace trace = DeliveryTrace.of(tracing, entry("01"), 2).orElseThrow();

        trace.done(0);
        trace.done(0);

        assertThat(ended).isEmpty();
    }

    @Test
    void aTraceThatWasNotChosenIsNotNoted() {
        assertThat(DeliveryTrace.of(tracing, entry("00"), 1)).isEmpty();
    }

    @Test
    void whileTracingIsOffNothingIs() {
        assertThat(DeliveryTrace.of(Tracing.off(), entry("01"), 1)).isEmpty();
    }
}
