package dev.restante.system.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.observability.Dashboard.Query;
import dev.restante.system.stack.Compose;
import dev.restante.system.stack.FreePorts;
import dev.restante.system.stack.Http;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Reply;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stack with Prometheus and Zipkin beside it, as docker-compose.observability.yml has it. */
class ObservabilityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int WAITING = 5;

    private static Compose compose;
    private static URI zipkin;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() {
        List<Integer> ports = FreePorts.find(2);
        int numbers = ports.get(0);
        int traces = ports.get(1);
        compose =
                Compose.up(
                        "sight",
                        List.of(
                                "docker-compose.yml",
                                "docker-compose.observability.yml",
                                "system-tests/src/test/resources/observability/compose.yml"),
                        Map.of(
                                "RESTANTE_PROMETHEUS_PORT",
                                Integer.toString(numbers),
                                "RESTANTE_ZIPKIN_PORT",
                                Integer.toString(traces)));
        prometheus = new Prometheus(URI.create("http://localhost:" + numbers));
        zipkin = URI.create("http://localhost:" + traces);
    }

    @AfterAll
    static void end() {
        if (compose != null) {
            compose.close();
        }
    }

    private static WireClient connection() {
        return Transport.WEBSOCKET.open(compose.address(Part.GATEWAY), "");
    }

    private static Chatter chatter() {
        return Chatter.join(connection());
    }

    @Test
    void every_service_is_found_and_answers() {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(
                        () ->
                                assertThat(prometheus.targets())
                                        .isEqualTo(
                                                Map.of(
                                                        "gateway", "up",
                                                        "consumer-service", "up",
                                                        "producer-service", "up")));
    }

    @Test
    void one_trace_goes_from_the_emit_to_the_ack_and_to_the_event_it_became() {
        try (Chatter chatter = chatter()) {
            chatter.say("traced");
        }

        String toService = "gateway: emit > gateway: send client-events";
        String back =
                toService
                        + " > consumer-service: process client-events"
                        + " > consumer-service: send server-events"
                        + " > gateway: deliver";
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(
                        () ->
                                assertThat(Trace.ofEvent(zipkin, "traced"))
                                        .hasValueSatisfying(
                                                trace ->
                                                        assertThat(trace.roads())
                                                                .containsExactly(back, back)));
        Trace trace = Trace.ofEvent(zipkin, "traced").orElseThrow();
        assertThat(trace.tags("emit", "restante.outcome")).containsExactly("answered");
        assertThat(trace.tags("deliver", "restante.receivers")).containsExactly("1", "1");
    }

    @Test
    void an_event_by_http_is_one_trace_too() {
        try (Chatter chatter = chatter()) {
            post("posted");
            chatter.hears("notice");
        }

        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(
                        () ->
                                assertThat(Trace.ofEvent(zipkin, "posted"))
                                        .hasValueSatisfying(
                                                trace ->
                                                        assertThat(trace.roads())
                                                                .containsExactly(
                                                                        "producer-service: post"
                                                                                + " /events >"
                                                                                + " producer-service:"
                                                                                + " send server-events"
                                                                                + " > gateway:"
                                                                                + " deliver")));
    }

    private static void post(String id) {
        Reply reply =
                Http.post(
                        compose.address(Part.PRODUCER).resolve("/events"),
                        Map.of("Content-Type", "application/cloudevents+json"),
                        """
                        {"specversion":"1.0","id":"%s","source":"/test","type":"notice",\
                        "namespace":"/chat","to":"%s","data":1}"""
                                .formatted(id, Chatter.ROOM));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    @Test
    void every_panel_of_the_dashboard_shows_something() {
        try (Chatter chatter = chatter()) {
            chatter.say("shown");
            post("panels");
            chatter.hears("notice");
        }

        List<Query> queries = Dashboard.read().queries();
        assertThat(queries).hasSizeGreaterThan(30);
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(
                        () ->
                                assertThat(queries)
                                        .allSatisfy(
                                                query ->
                                                        assertThat(
                                                                        prometheus.values(
                                                                                query
                                                                                        .forPrometheus()))
                                                                .as("%s", query)
                                                                .isNotEmpty()));
    }

    @Test
    void who_comes_back_and_who_cannot_are_counted_by_path() {
        String pid;
        try (Chatter chatter = chatter()) {
            pid = chatter.pid();
        }
        post("missed");
        Chatter.comeBack(connection(), pid).close();
        Chatter.comeBack(connection(), "nonsense").close();

        counts("restante_resumes_total{path=\"ring\"}", 1);
        counts("restante_resumes_total{path=\"gap\"}", 1);
        counts("restante_gaps_total{reason=\"unreadable pid\"}", 1);
        counts("restante_connections_closed_total{reason=\"transport close\"}", 3);
    }

    private static void counts(String query, double atLeast) {
        await(query)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(
                        () ->
                                assertThat(prometheus.value(query).orElse(-1))
                                        .as(query)
                                        .isGreaterThanOrEqualTo(atLeast));
    }

    @Test
    void the_alerts_are_rules_that_prometheus_can_evaluate() {
        assertThat(
                        compose.exec(
                                "prometheus",
                                "promtool",
                                "check",
                                "config",
                                "/etc/prometheus/prometheus.yml"))
                .contains("rules found");
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(
                        () ->
                                assertThat(prometheus.rules())
                                        .hasSizeGreaterThan(10)
                                        .allSatisfy(
                                                (name, health) ->
                                                        assertThat(health)
                                                                .as(name)
                                                                .isEqualTo("ok")));
    }

    @Test
    void while_a_service_is_down_its_lag_is_seen_and_the_others_are_ready() {
        compose.kill("consumer-service");
        try (Chatter chatter = chatter()) {
            for (int i = 0; i < WAITING; i++) {
                chatter.asksForHistory();
            }
            counts("max(restante_group_lag{group=\"consumer-service\"})", WAITING);
            assertThat(health(Part.GATEWAY, "ready").status()).isEqualTo(200);
            assertThat(health(Part.PRODUCER, "ready").status()).isEqualTo(200);
        } finally {
            compose.start("consumer-service");
        }
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () ->
                                prometheus
                                                .value(
                                                        "max(restante_group_lag{group=\"consumer-service\"})")
                                                .orElse(-1)
                                        == 0);
    }

    @Test
    void without_the_database_only_its_check_is_down_and_the_process_lives() {
        compose.kill("postgres");
        try {
            Reply ready = health(Part.CONSUMER, "ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(check(ready, "Database")).isEqualTo("DOWN");
            assertThat(check(ready, "Kafka")).isEqualTo("UP");
            assertThat(health(Part.CONSUMER, "live").status()).isEqualTo(200);
            assertThat(health(Part.CONSUMER, "started").status()).isEqualTo(200);
        } finally {
            compose.start("postgres");
        }
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> health(Part.CONSUMER, "ready").status() == 200);
    }

    @Test
    void without_kafka_its_check_is_down_nobody_dies_and_gateways_stay_ready() {
        compose.kill("kafka");
        try {
            Reply ready = health(Part.CONSUMER, "ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(check(ready, "Kafka")).isEqualTo("DOWN");
            assertThat(check(ready, "Database")).isEqualTo("UP");
            await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(
                            () ->
                                    assertThat(health(Part.GATEWAY, "ready").body())
                                            .containsPattern("\"connected\": ?false"));
            assertThat(health(Part.GATEWAY, "ready").status()).isEqualTo(200);
            for (Part part : List.of(Part.GATEWAY, Part.CONSUMER, Part.PRODUCER)) {
                assertThat(health(part, "live").status()).as("%s lives", part).isEqualTo(200);
            }
        } finally {
            compose.start("kafka");
        }
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> health(Part.CONSUMER, "ready").status() == 200);
    }

    private static Reply health(Part part, String what) {
        return Http.get(compose.address(part).resolve("/q/health/" + what));
    }

    private static String check(Reply health, String name) {
        for (JsonNode check : health.json().path("checks")) {
            if (check.path("name").asText().startsWith(name)) {
                return check.path("status").asText();
            }
        }
        throw new AssertionError("no check " + name + " in " + health.body());
    }
}
