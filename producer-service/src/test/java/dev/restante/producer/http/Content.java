package dev.restante.producer.http;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Content of requests, sent as it is: REST Assured would add a charset to these types. */
final class Content {

    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private Content() {}

    static RequestSpecification of(String contentType) {
        EncoderConfig asIs =
                EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(STRUCTURED, ContentType.TEXT)
                        .encodeContentTypeAs(BATCH, ContentType.TEXT);
        return given().config(RestAssuredConfig.config().encoderConfig(asIs))
                .contentType(contentType);
    }
}
