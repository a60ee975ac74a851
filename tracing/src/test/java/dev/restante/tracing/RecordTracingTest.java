package dev.restante.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordTracingTest {

    private static final String OF_ANOTHER =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final InMemorySpanExporter ended = InMemorySpanExporter.create();
    private final Tracing tracing = tracing(Sampler.alwaysOn());
    private final RecordTracing records = new RecordTracing(tracing);

    private Tracing tracing(Sampler sampler) {
        return Tracing.with(
                SdkTracerProvider.builder()
                        .setSampler(Sampler.parentBased(sampler))
                        .addSpanProcessor(SimpleSpanProcessor.create(ended))
                        .build()
                        .get("test"));
    }

    private static ProducerRecord<String, byte[]> outgoing() {
        return new ProducerRecord<>("topic", "key", new byte[0]);
    }

    private static ConsumerRecord<String, byte[]> incoming(Headers headers) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("topic", 2, 7, "key", new byte[0]);
        headers.forEach(record.headers()::add);
        return record;
    }

    private static Headers headers(String traceparent) {
        return new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8));
    }

    private static String traceparent(Headers headers) {
        return new String(headers.lastHeader("traceparent").value(), UTF_8);
    }

    private SpanData only(String name) {
        return ended.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .reduce(
                        (a, b) -> {
                            throw new AssertionError("more than one " + name);
                        })
                .orElseThrow();
    }

    @Test
    void aTraceGoesFromWhoSendsToWhoProcesses() {
        Span emit = tracing.first("emit", SpanKind.SERVER).startSpan();
        ProducerRecord<String, byte[]> sent = outgoing();
        RecordTracing.put(emit, sent.headers());

        Tracing.end(records.send(sent), null);
        Tracing.end(records.process(incoming(sent.headers())), null);
        Tracing.end(emit, null);

        assertThat(only("send topic").getParentSpanId()).isEqualTo(only("emit").getSpanId());
        assertThat(only("process topic").getParentSpanId())
                .isEqualTo(only("send topic").getSpanId());
        assertThat(only("process topic").getTraceId()).isEqualTo(only("emit").getTraceId());
    }

    @Test
    void aTraceThatSomebodyElseBeganGoesOn() {
        Tracing.end(records.process(incoming(headers(OF_ANOTHER))), null);

        assertThat(only("process topic").getParentSpanId()).isEqualTo("b7ad6b7169203331");
    }

    @Test
    void whatComesOfARecordSaysItsProcessing() {
        ConsumerRecord<String, byte[]> record = incoming(headers(OF_ANOTHER));

        Span span = records.process(record);

        assertThat(traceparent(record.headers())).contains(span.getSpanContext().getSpanId());
        assertThat(record.headers().headers("traceparent")).hasSize(1);
    }

    @Test
    void aRecordOfNoTraceBeginsNone() {
        Tracing.end(records.process(incoming(new RecordHeaders())), null);
        Tracing.end(records.send(outgoing()), null);

        assertThat(ended.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void nonsenseIsNoTrace() {
        Tracing.end(records.process(incoming(headers("00-xyz"))), null);

        assertThat(ended.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void aTraceThatWasNotChosenIsToldFurtherAndNotNoted() {
        Tracing none = tracing(Sampler.alwaysOff());
        ProducerRecord<String, byte[]> sent = outgoing();
        Span emit = none.first("emit", SpanKind.SERVER).startSpan();
        RecordTracing.put(emit, sent.headers());

        Tracing.end(new RecordTracing(none).send(sent), null);

        assertThat(traceparent(sent.headers())).endsWith("-00");
        assertThat(ended.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whileTracingIsOffWhatIsThereIsLeftAlone() {
        RecordTracing off = RecordTracing.off();
        ConsumerRecord<String, byte[]> record = incoming(headers(OF_ANOTHER));

        Span span = off.process(record);

        assertThat(span).isSameAs(Span.getInvalid());
        assertThat(traceparent(record.headers())).isEqualTo(OF_ANOTHER);
    }

    @Test
    void whoDoesNotTraceStillPassesOnWhatIsSaid() {
        Headers to = new RecordHeaders();

        RecordTracing.pass(headers(OF_ANOTHER), to);

        assertThat(traceparent(to)).isEqualTo(OF_ANOTHER);
    }

    @Test
    void aSpanIsReadAsItWasWritten() {
        assertThat(Tracing.write(Tracing.read(Optional.of(OF_ANOTHER)))).contains(OF_ANOTHER);
        assertThat(Tracing.write(Tracing.read(Optional.of("nonsense")))).isEmpty();
        assertThat(Tracing.write(Span.getInvalid())).isEmpty();
    }

    @Test
    void whatWentWrongIsSaid() {
        Tracing.end(records.process(incoming(headers(OF_ANOTHER))), new Exception("broken"));

        assertThat(only("process topic").getStatus().getDescription()).isEqualTo("broken");
    }
}
