package dev.restante.producer.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {

    @Test
    void without_kafka_the_service_lives() {
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void without_kafka_the_service_is_not_ready_and_soon_says_so() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .time(lessThan(5000L))
                .body("checks.name", hasItem("Kafka"))
                .body("checks.status", hasItem("DOWN"));
    }

    @Test
    void who_is_not_to_make_the_topic_is_started_without_kafka() {
        given().get("/q/health/started")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("topic setup"));
    }

    @Test
    void metrics_are_there() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    }
}
