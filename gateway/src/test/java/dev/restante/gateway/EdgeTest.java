package dev.restante.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge says to requests that are no good handshake; Kafka is not there. */
@QuarkusTest
class EdgeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/socket.io/?EIO=4|0|Transport unknown",
                "GET|/socket.io/?EIO=4&transport=carrier-pigeon|0|Transport unknown",
                "GET|/socket.io/unknown.js|0|Transport unknown",
                "GET|/socket.io/?EIO=4&transport=websocket&sid=x|1|Session ID unknown",
                "POST|/socket.io/?EIO=4&transport=websocket|2|Bad handshake method",
                "GET|/socket.io/?EIO=4&transport=websocket|3|Bad request",
                "GET|/socket.io/?EIO=3&transport=polling|5|Unsupported protocol version",
                "POST|/socket.io/?EIO=4&transport=polling|2|Bad handshake method",
                "PUT|/socket.io/?EIO=4&transport=polling&sid=x|1|Session ID unknown"
            })
    void aBadHandshakeIsToldWhy(Method method, String path, int code, String message) {
        given().request(method, path)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("code", equalTo(code))
                .body("message", equalTo(message));
    }

    @Test
    void anotherVersionOfTheProtocolIsRefused() {
        given().header("Upgrade", "websocket")
                .get("/socket.io/?EIO=3&transport=websocket")
                .then()
                .statusCode(400)
                .body(equalTo("Unsupported protocol version"));
    }

    @Test
    void noConnectionIsTakenBeforeKafkaWasReached() {
        given().header("Upgrade", "websocket")
                .get("/socket.io/?EIO=4&transport=websocket")
                .then()
                .statusCode(503)
                .body(equalTo("Kafka was not reached yet"));
    }

    @Test
    void theGatewayIsNotReadyBeforeKafkaWasReached() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'log reached' }.status", equalTo("DOWN"));
    }

    @Test
    void itLivesWithoutKafkaAndIsNotStarted() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'log caught up' }.status", equalTo("DOWN"));
    }

    @Test
    void ofKafkaIsSaidThatItIsNotConnected() {
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'Kafka' }.data.connected", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket.io.js",
                "socket.io.min.js",
                "socket.io.esm.min.js",
                "socket.io.msgpack.min.js"
            })
    void theOfficialClientIsServed(String bundle) {
        given().get("/socket.io/" + bundle)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"4.8.4\""))
                .contentType("application/javascript; charset=utf-8")
                .body(containsString("Socket.IO v4.8.4"));
    }

    @Test
    void aKnownBundleIsNotSentAgain() {
        given().header("If-None-Match", "W/\"4.8.4\"")
                .get("/socket.io/socket.io.js")
                .then()
                .statusCode(304);
    }

    @Test
    void thePathWithoutItsSlashIsNotSocketIo() {
        given().get("/socket.io?EIO=4&transport=websocket").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /socket.io/ HTTP/1.1\r\n\r\n",
                "GET /socket.io/%zz HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void whatIsNotHttpIsToldSoAndNoMore(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String expected = "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
            byte[] answer = socket.getInputStream().readNBytes(expected.length());

            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo(expected);
        }
    }

    @Test
    void httpTwoWithoutTlsIsNotOffered() {
        given().header("Upgrade", "h2c")
                .header("Connection", "Upgrade, HTTP2-Settings")
                .header("HTTP2-Settings", "AAMAAABkAAQAAP__")
                .get("/socket.io/?EIO=4")
                .then()
                .statusCode(400)
                .body("code", equalTo(0));
    }
}
