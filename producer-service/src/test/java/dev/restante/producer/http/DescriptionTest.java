package dev.restante.producer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.producer.kafka.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DescriptionTest {

    @Inject TestKafka kafka;
    @Inject ObjectMapper mapper;

    @BeforeEach
    void reset() {
        kafka.reset();
    }

    @Test
    void every_example_of_an_event_is_accepted() throws Exception {
        List<String> accepted = new ArrayList<>();
        for (Map.Entry<String, JsonNode> type : content("/events", "post").properties()) {
            for (JsonNode example : type.getValue().path("examples")) {
                post(type.getKey(), example.path("value"));
                accepted.add(type.getKey());
            }
        }

        assertThat(accepted)
                .contains(
                        "application/cloudevents+json",
                        "application/cloudevents-batch+json",
                        "application/json");
    }

    @Test
    void every_example_of_a_rate_is_accepted() throws Exception {
        List<Integer> rates = new ArrayList<>();
        JsonNode json = content("/feed", "put").path("application/json");
        for (JsonNode example : json.path("examples")) {
            int rate = example.path("value").path("rate").intValue();
            given().contentType(ContentType.JSON)
                    .body(example.path("value").toString())
                    .put("/feed")
                    .then()
                    .statusCode(200)
                    .body("rate", equalTo(rate));
            rates.add(rate);
        }

        assertThat(rates).hasSizeGreaterThan(1).endsWith(0);
    }

    @Test
    void the_root_leads_to_the_swagger_ui() {
        given().get("/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    private void post(String contentType, JsonNode body) {
        Content.of(contentType)
                .headers("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "t")
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/events")
                .then()
                .statusCode(201);
    }

    private JsonNode content(String path, String method) throws Exception {
        String text = given().accept(ContentType.JSON).get("/q/openapi").asString();
        return mapper.readTree(text)
                .path("paths")
                .path(path)
                .path(method)
                .path("requestBody")
                .path("content");
    }
}
