package dev.restante.producer.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the gateway call from another origin: another port. */
@QuarkusTest
class PagesTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080"})
    void a_page_of_the_gateway_may_read_the_answer(String origin) {
        given().header("Origin", origin)
                .get("/feed")
                .then()
                .statusCode(200)
                .header(ALLOWED, equalTo(origin));
    }

    @Test
    void a_page_of_the_gateway_is_also_told_why_not() {
        given().header("Origin", "http://localhost:8080")
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/feed")
                .then()
                .statusCode(400)
                .header(ALLOWED, equalTo("http://localhost:8080"));
    }

    @Test
    void a_page_of_the_gateway_may_switch_the_feed() {
        preflight("http://localhost:8080")
                .statusCode(200)
                .header(ALLOWED, equalTo("http://localhost:8080"))
                .header("Access-Control-Allow-Methods", containsString("PUT"))
                .header("Access-Control-Allow-Headers", containsString("content-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8082", "https://localhost:8080", "null"})
    void a_page_of_another_origin_may_not(String origin) {
        preflight(origin).statusCode(403).header(ALLOWED, nullValue());
    }

    /** Such a request needs no preflight, so it arrives. */
    @Test
    void a_form_of_another_origin_stores_nothing() {
        given().header("Origin", "http://evil.example")
                .contentType("text/plain")
                .body("hello")
                .post("/events")
                .then()
                .statusCode(403)
                .header(ALLOWED, nullValue())
                .body(not(containsString("offset")));
    }

    private static ValidatableResponse preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/feed")
                .then();
    }
}
