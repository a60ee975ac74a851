package dev.restante.tracing;

import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.arc.Unremovable;
import io.quarkus.arc.lookup.LookupUnlessProperty;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import zipkin2.reporter.BytesMessageSender;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/** Spans in Zipkin's format, in place of OpenTelemetry's, if a Zipkin server is named. */
final class ZipkinExport {

    private static final int TIMEOUT_MS = 5_000;

    /** Where there is an exporter of this type, Quarkus makes none for OTLP. */
    @Produces
    @Singleton
    @Unremovable
    @LookupUnlessProperty(name = "restante.tracing.zipkin", stringValue = "")
    SpanExporter exporter(TracingConfig config) {
        BytesMessageSender sender =
                URLConnectionSender.newBuilder()
                        .endpoint(config.zipkin().orElseThrow().toString())
                        .connectTimeout(TIMEOUT_MS)
                        .readTimeout(TIMEOUT_MS)
                        .build();
        return ZipkinSpanExporter.builder().setSender(sender).build();
    }
}
