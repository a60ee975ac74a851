package dev.restante.producer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Traces go by OpenTelemetry's own protocol, unless a Zipkin server is named. */
@QuarkusTest
@TestProfile(TracesTest.Traced.class)
class TracesTest {

    private static final BlockingQueue<String> RECEIVED = new LinkedBlockingQueue<>();

    public static final class Traced implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Collector.class));
        }
    }

    /** Somebody who takes OTLP. */
    public static final class Collector implements QuarkusTestResourceLifecycleManager {

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        RECEIVED.add(exchange.getRequestURI().getPath());
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.bsp.schedule.delay", "100ms",
                    "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                    "quarkus.otel.exporter.otlp.endpoint",
                            "http://localhost:" + server.getAddress().getPort());
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Test
    void a_request_is_told_to_the_collector_that_was_named() throws InterruptedException {
        given().contentType("application/cloudevents+json").body("{}").post("/events");

        assertThat(RECEIVED.poll(30, TimeUnit.SECONDS)).isEqualTo("/v1/traces");
    }
}
