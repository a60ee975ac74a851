package dev.restante.producer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.isA;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.producer.kafka.TestKafka;
import dev.restante.producer.kafka.TestKafka.Step;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsResourceTest {

    @Inject TestKafka kafka;

    @BeforeEach
    void reset() {
        kafka.reset();
    }

    @Test
    void a_structured_event_is_stored() throws Exception {
        post(Content.STRUCTURED, event("a"))
                .statusCode(201)
                .contentType("application/json")
                .body("topic", equalTo("server-events"))
                .body("partition", equalTo(0))
                .body("offset", isA(Integer.class))
                .body("id", equalTo("a"));

        assertThat(kafka.stored()).extracting(e -> e.envelope().id()).containsExactly("a");
    }

    @Test
    void a_binary_event_is_stored() throws Exception {
        Content.of("application/json")
                .headers("ce-specversion", "1.0", "ce-id", "b", "ce-source", "/test")
                .headers("ce-type", "new%20message", "ce-to", "lobby", "ce-namespace", "/chat")
                .body("{\"text\":\"hi\"}")
                .post("/events")
                .then()
                .statusCode(201)
                .body("id", equalTo("b"));

        ServerEvent.Emit stored = (ServerEvent.Emit) kafka.stored().get(0);
        assertThat(stored.type()).isEqualTo("new message");
        assertThat(stored.to()).containsExactly("lobby");
        assertThat(stored.arguments().json()).isEqualTo("{\"text\":\"hi\"}");
    }

    @Test
    void a_binary_event_without_a_body_has_no_argument() throws Exception {
        given().noContentType()
                .headers("ce-specversion", "1.0", "ce-id", "b", "ce-source", "/test")
                .header("ce-type", "ping")
                .post("/events")
                .then()
                .statusCode(201);

        ServerEvent.Emit stored = (ServerEvent.Emit) kafka.stored().get(0);
        assertThat(stored.arguments().count()).isZero();
    }

    @Test
    void binary_data_is_stored_as_it_is() throws Exception {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, -1};
        Content.of("image/png")
                .headers("ce-specversion", "1.0", "ce-id", "p", "ce-source", "/test")
                .header("ce-type", "picture")
                .body(picture)
                .post("/events")
                .then()
                .statusCode(201);

        ServerEvent.Emit stored = (ServerEvent.Emit) kafka.stored().get(0);
        assertThat(stored.arguments()).isEqualTo(Arguments.binary(picture));
    }

    @Test
    void a_batch_is_stored_and_answered_in_order() throws Exception {
        post(Content.BATCH, "[" + event("a") + "," + event("b") + "]")
                .statusCode(201)
                .body("id", contains("a", "b"))
                .body("topic", contains("server-events", "server-events"));

        assertThat(kafka.stored()).extracting(e -> e.envelope().id()).containsExactly("a", "b");
    }

    @Test
    void an_invalid_event_is_refused_with_its_place() throws Exception {
        problem(
                        post(
                                Content.STRUCTURED,
                                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\"}"),
                        400)
                .body("type", equalTo("urn:restante:invalid-request"))
                .body("errors.pointer", contains("/type"));

        assertThat(kafka.stored()).isEmpty();
    }

    @Test
    void of_a_batch_with_an_invalid_event_nothing_is_stored() throws Exception {
        problem(post(Content.BATCH, "[" + event("a") + ",{}]"), 400)
                .body("errors.pointer", hasItem("/1/source"));

        assertThat(kafka.stored()).isEmpty();
    }

    @Test
    void a_missing_header_is_named() {
        problem(
                        Content.of("application/json")
                                .headers("ce-specversion", "1.0", "ce-id", "b", "ce-type", "t")
                                .post("/events")
                                .then(),
                        400)
                .body("errors.header", contains("ce-source"));
    }

    @Test
    void an_event_kafka_did_not_take_is_answered_with_503() {
        kafka.fail(Step.SEND, new TimeoutException("no metadata"));

        problem(post(Content.STRUCTURED, event("a")), 503)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:restante:kafka-unavailable"))
                .body("detail", containsString("Nothing was stored"));
    }

    @Test
    void an_event_kafka_did_not_confirm_is_answered_with_503_and_the_doubt() {
        kafka.fail(Step.CONFIRM, new TimeoutException("no answer"));

        problem(post(Content.STRUCTURED, event("a")), 503)
                .header("Retry-After", "2")
                .body("detail", containsString("may be stored or not"));
    }

    @Test
    void a_batch_kafka_did_not_take_is_answered_with_503() throws Exception {
        kafka.fail(Step.CONFIRM, new TimeoutException("no answer"));

        problem(post(Content.BATCH, "[" + event("a") + "]"), 503)
                .body("detail", containsString("Nothing was stored"));

        assertThat(kafka.stored()).isEmpty();
    }

    @Test
    void an_event_too_large_for_kafka_is_answered_with_413() {
        kafka.fail(Step.CONFIRM, new RecordTooLargeException("1 MB"));

        problem(post(Content.STRUCTURED, event("a")), 413)
                .body("detail", containsString("larger than Kafka takes"));
    }

    @Test
    void a_body_above_the_limit_is_answered_with_413() {
        problem(post(Content.STRUCTURED, " ".repeat(BodyLimit.MAX_BYTES + 1)), 413)
                .body("detail", containsString("1000000 bytes"));
    }

    @Test
    void a_body_at_the_limit_is_read() {
        String event = event("a");

        post(Content.STRUCTURED, event + " ".repeat(BodyLimit.MAX_BYTES - event.length()))
                .statusCode(201);
    }

    @Test
    void other_formats_are_answered_with_415() {
        problem(
                        Content.of("application/cloudevents+avro")
                                .body(new byte[] {'h', 'i'})
                                .post("/events")
                                .then(),
                        415)
                .body("detail", containsString("application/cloudevents+avro"));
    }

    @Test
    void other_answers_than_json_are_not_to_be_had() throws Exception {
        problem(
                Content.of(Content.STRUCTURED)
                        .accept("text/html")
                        .body(event("a"))
                        .post("/events")
                        .then(),
                406);

        assertThat(kafka.stored()).isEmpty();
    }

    @Test
    void other_methods_are_problems_too() {
        problem(given().get("/events").then(), 405);
    }

    @Test
    void without_an_outbox_no_database_is_opened() {
        assertThat(Path.of("data", "producer-service")).doesNotExist();
    }

    @Test
    void without_an_outbox_there_is_none_to_ask() {
        problem(given().get("/outbox").then(), 404).body("detail", containsString("off"));
    }

    private static String event(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"t\"}"
                .formatted(id);
    }

    private static ValidatableResponse post(String contentType, String body) {
        return Content.of(contentType).body(body).post("/events").then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", not(emptyString()))
                .body("type", startsWith("urn:restante:"));
    }
}
