package dev.restante.producer.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.restante.contract.ServerEvent;
import dev.restante.producer.kafka.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedResourceTest {

    @Inject TestKafka kafka;

    @BeforeEach
    void reset() {
        kafka.reset();
    }

    @AfterEach
    void off() {
        put("{\"rate\":0}").statusCode(200);
    }

    @Test
    void ticks_are_numbered_without_a_hole() throws Exception {
        String run = put("{\"rate\":1000}").statusCode(200).extract().path("run");

        await().until(() -> sent() >= 50);
        put("{\"rate\":0}");

        List<ServerEvent> ticks = ticks(run);
        assertThat(ticks).hasSizeGreaterThanOrEqualTo(50);
        assertThat(ticks)
                .extracting(e -> e.envelope().id())
                .containsExactlyElementsOf(numbered(run, ticks.size()));
    }

    @Test
    void every_number_goes_to_the_plain_broadcast_too() throws Exception {
        String run = put("{\"rate\":1000}").extract().path("run");

        await().until(() -> sent() >= 50);
        put("{\"rate\":0}");

        List<ServerEvent> plain = stored(run, "/broadcast");
        assertThat(plain)
                .extracting(e -> e.envelope().id())
                .containsExactlyElementsOf(numbered(run, plain.size(), "broadcast"));
        assertThat(plain).hasSameSizeAs(ticks(run));
    }

    @Test
    void a_burst_has_as_many_numbers_as_it_was_asked_for() throws Exception {
        int before = sent();

        String run = burst("{\"count\":100}").statusCode(200).extract().<String>path("run");

        await().until(() -> sent() == before + 100);
        assertThat(ticks(run)).hasSize(100);
    }

    @Test
    void a_burst_while_kafka_refuses_is_sent_when_it_takes_again() throws Exception {
        kafka.fail(TestKafka.Step.SEND, new TimeoutException("away"));
        int before = sent();
        burst("{\"count\":20}");
        await().until(() -> failed() >= 1);

        kafka.reset();

        await().until(() -> sent() == before + 20);
    }

    @Test
    void more_than_can_wait_is_refused_and_nothing_of_it_is_sent() {
        kafka.fail(TestKafka.Step.SEND, new TimeoutException("away"));
        int before = sent();
        for (int i = 0; i < 10; i++) {
            burst("{\"count\":1000}").statusCode(200);
        }

        burst("{\"count\":1}").statusCode(429).contentType("application/problem+json");

        kafka.reset();
        await().until(() -> sent() == before + 10_000);
    }

    @Test
    void an_empty_burst_is_refused_with_its_place() {
        burst("{\"count\":0}").statusCode(400).body("errors.pointer", contains("/count"));
    }

    @Test
    void a_number_kafka_refused_is_sent_again() throws Exception {
        kafka.fail(TestKafka.Step.SEND, new TimeoutException("away"));
        String run = put("{\"rate\":100}").extract().path("run");
        await().until(() -> failed() >= 1);
        assertThat(ticks(run)).isEmpty();

        kafka.reset();
        await().until(() -> sent() >= 3);
        put("{\"rate\":0}");

        List<ServerEvent> ticks = ticks(run);
        assertThat(ticks)
                .extracting(e -> e.envelope().id())
                .containsExactlyElementsOf(numbered(run, ticks.size()));
    }

    @Test
    void an_invalid_rate_is_refused_with_its_place() {
        put("{\"rate\":1001}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/rate"));
    }

    @Test
    void another_format_is_refused() {
        given().contentType("text/plain")
                .body("5")
                .put("/feed")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("status", equalTo(415));
    }

    private static ValidatableResponse put(String body) {
        return given().contentType(ContentType.JSON).body(body).put("/feed").then();
    }

    private static ValidatableResponse burst(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/feed/burst").then();
    }

    private static int sent() {
        return given().get("/feed").path("sent");
    }

    private static int failed() {
        return given().get("/feed").path("failed");
    }

    private List<ServerEvent> ticks(String run) throws Exception {
        return stored(run, "/feed");
    }

    private List<ServerEvent> stored(String run, String namespace) throws Exception {
        return kafka.stored().stream()
                .filter(e -> e.envelope().id().startsWith(run + "-"))
                .filter(e -> e.envelope().namespace().equals(namespace))
                .toList();
    }

    private static List<String> numbered(String run, int count) {
        return numbered(run, count, "feed");
    }

    private static List<String> numbered(String run, int count, String namespace) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> run + "-" + n + "-" + namespace)
                .toList();
    }
}
