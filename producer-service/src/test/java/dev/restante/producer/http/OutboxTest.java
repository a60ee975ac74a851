package dev.restante.producer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.restante.producer.kafka.TestKafka;
import dev.restante.producer.kafka.TestKafka.Step;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OutboxTest.WithOutbox.class)
class OutboxTest {

    /** A small outbox, in memory. */
    public static final class WithOutbox implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "restante.producer.outbox.enabled",
                    "true",
                    "restante.producer.outbox.max-requests",
                    "3",
                    "quarkus.datasource.h2.jdbc.url",
                    "jdbc:h2:mem:outbox;MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
        }
    }

    @Inject TestKafka kafka;

    @AfterEach
    void empty() {
        kafka.recover();
        await().until(() -> given().get("/outbox").path("waiting").equals(0));
        kafka.reset();
    }

    @Test
    void what_kafka_takes_at_once_is_answered_with_201_and_its_position() throws Exception {
        post(Content.STRUCTURED, event("a")).statusCode(201).body("id", equalTo("a"));

        assertThat(ids()).containsExactly("a");
    }

    @Test
    void a_batch_that_kafka_takes_at_once_is_answered_with_201_and_its_positions()
            throws Exception {
        post(Content.BATCH, "[" + event("a") + "," + event("b") + "]")
                .statusCode(201)
                .body("id", contains("a", "b"));

        assertThat(ids()).containsExactly("a", "b");
    }

    @Test
    void what_kafka_does_not_take_is_answered_with_202_and_where_it_waits() {
        kafka.fail(Step.SEND, new TimeoutException("no metadata"));

        String place =
                post(Content.STRUCTURED, event("a"))
                        .statusCode(202)
                        .body("ids", contains("a"))
                        .extract()
                        .header("Location");

        given().get(place).then().statusCode(200).body("state", equalTo("waiting"));
        given().get("/outbox")
                .then()
                .statusCode(200)
                .body("waiting", equalTo(1))
                .body("bytes", greaterThan(0));
    }

    @Test
    void what_waits_is_delivered_in_order_when_kafka_is_back() throws Exception {
        kafka.fail(Step.SEND, new TimeoutException("no metadata"));
        post(Content.STRUCTURED, event("a")).statusCode(202);
        kafka.fail(Step.CONNECT, new TimeoutException("away"));
        post(Content.BATCH, "[" + event("b") + "," + event("c") + "]");

        kafka.recover();
        String last = post(Content.STRUCTURED, event("d")).extract().asString();
        await().until(() -> given().get("/outbox").path("waiting").equals(0));

        assertThat(ids()).as(last).containsExactly("a", "b", "c", "d");
    }

    @Test
    void what_was_delivered_is_no_longer_there() {
        kafka.fail(Step.SEND, new TimeoutException("no metadata"));
        String place = post(Content.STRUCTURED, event("a")).extract().header("Location");

        kafka.recover();

        await().until(() -> given().get(place).statusCode() == 404);
    }

    @Test
    void a_full_outbox_refuses_with_503_and_is_not_ready() {
        kafka.fail(Step.SEND, new TimeoutException("no metadata"));
        for (String id : List.of("a", "b", "c")) {
            post(Content.STRUCTURED, event(id)).statusCode(202);
        }

        post(Content.STRUCTURED, event("d"))
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("type", equalTo("urn:restante:outbox-full"))
                .body("detail", containsString("Nothing was stored"));
        given().get("/q/health/ready").then().statusCode(503);
    }

    @Test
    void without_kafka_the_service_is_ready() {
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void who_still_waits_is_told_that_an_event_is_too_large() {
        kafka.fail(Step.CONFIRM, new RecordTooLargeException("1 MB"), 1);

        post(Content.STRUCTURED, event("a"))
                .statusCode(413)
                .body("type", equalTo("urn:restante:too-large"));
    }

    @Test
    void the_outbox_is_measured() {
        kafka.fail(Step.SEND, new TimeoutException("no metadata"));
        post(Content.STRUCTURED, event("a")).statusCode(202);

        given().get("/q/metrics")
                .then()
                .body(containsString("restante_producer_outbox_waiting 1.0"))
                .body(containsString("restante_producer_outbox_oldest_seconds"));
    }

    private List<String> ids() throws Exception {
        return kafka.stored().stream().map(event -> event.envelope().id()).toList();
    }

    private static String event(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"t\"}"
                .formatted(id);
    }

    private static ValidatableResponse post(String contentType, String body) {
        return Content.of(contentType).body(body).post("/events").then();
    }
}
