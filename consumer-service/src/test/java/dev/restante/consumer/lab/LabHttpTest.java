package dev.restante.consumer.lab;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.restante.consumer.WithoutKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Lab over HTTP, as the page and the gateway ask. */
@QuarkusTest
@TestProfile(WithoutKafka.class)
class LabHttpTest {

    private static final String PAGE = "http://localhost:8080";

    private static String event(String id, String data) {
        return event("/lab", "numbered-direct", id, data);
    }

    private static String event(String namespace, String type, String id, String data) {
        return String.format(
                Locale.ROOT,
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/restante/gateway-1\","
                        + "\"type\":\"%s\",\"time\":\"2026-11-25T10:00:00.123Z\","
                        + "\"subject\":\"socket-1\",\"namespace\":\"%s\","
                        + "\"datacontenttype\":\"application/json\",\"data\":%s}",
                id,
                type,
                namespace,
                data);
    }

    private static String numbered(String run, long n, String more) {
        return event(
                run + "-once-" + n,
                "{\"run\":\"%s\",\"lane\":\"once\",\"n\":%d%s}".formatted(run, n, more));
    }

    private static Response post(String body) {
        return given().contentType(CloudEventJson.CONTENT_TYPE).body(body).post("/direct");
    }

    @Test
    void a_numbered_event_is_done_at_once_and_is_in_the_account() {
        post(numbered("00000001", 7, ",\"work\":10"))
                .then()
                .statusCode(200)
                .body("status", equalTo("processed"))
                .body("run", equalTo("00000001"))
                .body("lane", equalTo("once"))
                .body("n", equalTo(7))
                .body("id", equalTo("00000001-once-7"))
                .body("times", equalTo(1))
                .body("repeat", nullValue())
                .body("service", equalTo("consumer-service-1"));

        given().get("/lab/runs/00000001")
                .then()
                .statusCode(200)
                .body("run", equalTo("00000001"))
                .body("service", equalTo("consumer-service-1"))
                .body("more", equalTo(false))
                .body("effects", hasSize(1))
                .body("effects[0].lane", equalTo("once"))
                .body("effects[0].n", equalTo(7))
                .body("effects[0].id", equalTo("00000001-once-7"))
                .body("effects[0].at", startsWith("20"))
                .body("effects[0].work", equalTo(10))
                .body("effects[0].partition", nullValue())
                .body("effects[0].offset", nullValue());
    }

    @Test
    void a_repeat_has_its_effect_again() {
        post(numbered("00000002", 1, ""));

        post(numbered("00000002", 1, "")).then().body("times", equalTo(2));

        given().get("/lab/runs/00000002").then().body("effects.n", contains(1, 1));
    }

    @Test
    void a_repeat_has_no_effect_where_ids_are_compared_and_is_answered_the_same() {
        String at = post(numbered("00000003", 1, ",\"compare\":true")).jsonPath().getString("at");

        post(numbered("00000003", 1, ",\"compare\":true"))
                .then()
                .statusCode(200)
                .body("times", equalTo(1))
                .body("repeat", equalTo(true))
                .body("at", equalTo(at));

        given().get("/lab/runs/00000003").then().body("effects", hasSize(1));
    }

    @Test
    void an_event_that_had_its_effect_without_a_comparison_is_a_repeat_too() {
        post(numbered("00000004", 1, ""));

        post(numbered("00000004", 1, ",\"compare\":true"))
                .then()
                .body("times", equalTo(1))
                .body("repeat", equalTo(true));
    }

    @Test
    void a_number_that_does_not_fit_fails_and_leaves_nothing() {
        post(numbered("00000005", 3_000_000_000L, ""))
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("detail", containsString("java.lang.ArithmeticException: integer overflow"));

        given().get("/lab/runs/00000005").then().body("effects", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"run\":\"0000006\",\"lane\":\"once\",\"n\":1} | run: not 8 hex digits",
                "{\"run\":\"00000006\",\"lane\":\"queue\",\"n\":1} | lane: not once or retries",
                "{\"run\":\"00000006\",\"lane\":\"Once\",\"n\":1}"
                        + " | lane: not once, retries or queue",
                "{\"run\":\"00000006\",\"lane\":\"once\",\"n\":0} | n: not a whole number from 1",
                "{\"run\":\"00000006\",\"lane\":\"once\",\"n\":1,\"work\":2001}"
                        + " | work: not a whole number from 0 to 2000",
                "7 | run: not 8 hex digits"
            })
    void what_a_sender_may_not_ask_for_is_refused_with_the_reason(String data, String reason) {
        post(event("x", data))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("title", equalTo("Unprocessable Content"))
                .body("detail", equalTo(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | body: not JSON",
                "[] | body: not a JSON object",
                "{\"specversion\":\"0.3\"} | ce_specversion: not 1.0: 0.3",
                "{\"specversion\":\"1.0\"} | ce_id: missing",
                "{\"id\":{}} | id: neither text nor a number nor a boolean",
                "{\"data_base64\":\"***\"} | data_base64: not base64"
            })
    void what_is_no_cloud_event_is_a_bad_request(String body, String reason) {
        post(body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo(reason));
    }

    @Test
    void an_event_that_no_rule_knows_is_not_found() {
        post(event("/lab", "unheard of", "x", "{}"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void another_content_type_is_not_taken() {
        given().contentType("application/json")
                .body(numbered("00000007", 1, ""))
                .post("/direct")
                .then()
                .statusCode(415);
    }

    @Test
    void whatever_has_a_rule_is_done_without_a_queue() {
        String data = "{\"id\":\"d1\",\"room\":\"direct\",\"name\":\"Ann\",\"text\":\"hi\"}";

        post(event("/chat", "message", "d1", data)).then().statusCode(204);

        given().queryParam("room", "direct")
                .get("/processed/messages")
                .then()
                .body("id", contains("d1"));
        given().get("/processed/d1").then().statusCode(404);
    }

    @Test
    void without_kafka_a_journey_tells_what_the_database_knows() {
        post(numbered("00000009", 1, ""));

        given().get("/journey/00000009-once-1")
                .then()
                .statusCode(200)
                .body("id", equalTo("00000009-once-1"))
                .body("kafka", equalTo("down"))
                .body("clientEvent", nullValue())
                .body("processed", nullValue())
                .body("effects.n", contains(1))
                .body("answers", hasSize(0))
                .body("searched.complete", equalTo(false));
    }

    @Test
    void a_journey_nobody_knows_is_not_said_to_be_none_while_kafka_does_not_answer() {
        given().get("/journey/never")
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
    }

    private static Response begin(String from) {
        return given().contentType("application/json")
                .body("{\"from\":\"%s\",\"run\":\"0000abcd\"}".formatted(from))
                .post("/newcomers");
    }

    private static String state(String id) {
        return given().get("/newcomers/{id}", id).jsonPath().getString("state");
    }

    @Test
    void a_fifth_newcomer_waits_until_one_has_ended() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Newcomers.AT_ONCE; i++) {
            Response begun = begin("latest");
            begun.then()
                    .statusCode(201)
                    .header("Location", containsString("/newcomers/"))
                    .body("state", equalTo("joining"))
                    .body("from", equalTo("latest"))
                    .body("run", equalTo("0000abcd"))
                    .body("group", startsWith("newcomer-"));
            ids.add(begun.jsonPath().getString("id"));
        }
        begin("latest").then().statusCode(429).contentType("application/problem+json");

        for (String id : ids) {
            given().delete("/newcomers/{id}", id).then().statusCode(204);
            await().atMost(Duration.ofSeconds(30)).until(() -> state(id).equals("ended"));
        }

        String next = begin("earliest").then().statusCode(201).extract().path("id");
        given().delete("/newcomers/{id}", next).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\":\"middle\",\"run\":\"0000abcd\"} | from: not earliest or latest",
                "{\"from\":\"latest\"} | run: not 8 hex digits",
                "{ | not JSON",
                "[] | from: not earliest or latest"
            })
    void what_begins_no_newcomer_is_a_bad_request(String body, String reason) {
        given().contentType("application/json")
                .body(body)
                .post("/newcomers")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo(reason));
    }

    @Test
    void a_newcomer_that_is_none_is_not_found() {
        given().get("/newcomers/none").then().statusCode(404);
        given().delete("/newcomers/none").then().statusCode(404);
    }

    @Test
    void the_name_of_a_run_is_checked() {
        given().get("/lab/runs/0000000G")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("run: not 8 hex digits"));
    }

    @Test
    void pages_of_the_gateway_may_ask() {
        given().header("Origin", PAGE)
                .get("/lab/runs/00000008")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", PAGE);
        given().header("Origin", PAGE)
                .header("Access-Control-Request-Method", "DELETE")
                .options("/newcomers/1")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Methods", containsString("DELETE"));
    }

    @Test
    void other_pages_may_not() {
        given().header("Origin", "http://evil.example")
                .get("/lab/runs/00000008")
                .then()
                .statusCode(403);
    }
}
