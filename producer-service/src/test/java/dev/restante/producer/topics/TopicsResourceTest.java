package dev.restante.producer.topics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Nothing listens where these tests look for Kafka. */
@QuarkusTest
class TopicsResourceTest {

    @Test
    void without_kafka_it_soon_says_so() {
        given().get("/topics").then().statusCode(200);

        given().get("/topics")
                .then()
                .statusCode(200)
                .time(lessThan(5000L))
                .body("kafka", equalTo("down"))
                .body("at", nullValue())
                .body("topics", empty());
    }
}
