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
        assertThat(ticks).allMatch(e -> e.envelope().namespace().equals("/feed"));
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

    private static int sent() {
        return given().get("/feed").path("sent");
    }

    private static int failed() {
        return given().get("/feed").path("failed");
    }

    private List<ServerEvent> ticks(String run) throws Exception {
        return kafka.stored().stream()
                .filter(e -> e.envelope().id().startsWith(run + "-"))
                .toList();
    }

    private static List<String> numbered(String run, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> run + "-" + n).toList();
    }
}
