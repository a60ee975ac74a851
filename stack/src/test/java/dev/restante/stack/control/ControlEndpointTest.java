package dev.restante.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.stack.process.Children;
import dev.restante.stack.process.ProcessReport;
import dev.restante.stack.process.SupervisedProcess;
import dev.restante.stack.settings.StackPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlEndpointTest {

    private static final int GATEWAY_PORT = 18080;
    private static final String PAGE = "Origin: http://localhost:18080";

    @TempDir Path folder;
    private SupervisedProcess process;
    private ControlEndpoint endpoint;
    private String host;

    @BeforeEach
    void anEndpointWithOneProcess() throws Exception {
        process = Children.server(StackPort.CONSUMER, folder);
        endpoint = ControlEndpoint.open(0, GATEWAY_PORT, List.of(process));
        host = "Host: localhost:" + endpoint.port();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        endpoint.close();
        process.stop(Duration.ofSeconds(5));
    }

    @Test
    void statusShowsEveryProcess() throws Exception {
        RawHttp answer = RawHttp.send(endpoint.port(), "GET /status", host);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("application/json")
                .endsWith(
                        """
                        {"processes":[{"name":"consumer-service","state":"down","pid":null,\
                        "port":%d,"startedMs":null}]}"""
                                .formatted(process.report().port()));
    }

    @Test
    void startAnswersWhenTheProcessIsReady() throws Exception {
        RawHttp answer = post("/processes/consumer-service/start");

        assertThat(answer.status()).isEqualTo(200);
        ProcessReport report = process.report();
        assertThat(report.state()).isEqualTo("ready");
        assertThat(answer.text()).contains("\"state\":\"ready\",\"pid\":" + report.pid());
    }

    @Test
    void killAnswersWhenTheRealProcessIsGone() throws Exception {
        post("/processes/consumer-service/start");
        ProcessHandle real = ProcessHandle.of(process.report().pid()).orElseThrow();

        RawHttp answer = post("/processes/consumer-service/kill");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"state\":\"down\"");
        assertThat(real.isAlive()).isFalse();
    }

    @Test
    void killOfWhatIsDownIsAConflict() throws Exception {
        RawHttp answer = post("/processes/consumer-service/kill");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .contains("application/problem+json")
                .contains("consumer-service is already down.");
    }

    @Test
    void startOfWhatIsUpIsAConflict() throws Exception {
        post("/processes/consumer-service/start");

        assertThat(post("/processes/consumer-service/start").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/status/",
                "/processes",
                "/processes/nobody/kill",
                "/processes/kafka/stop"
            })
    void whatThereIsNotIsNotFound(String path) throws Exception {
        RawHttp answer = post(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "POST /status, GET",
        "OPTIONS /status, GET",
        "GET /processes/consumer-service/kill, POST",
        "PUT /processes/consumer-service/start, POST"
    })
    void otherMethodsAreNotAllowed(String requestLine, String allowed) throws Exception {
        RawHttp answer = RawHttp.send(endpoint.port(), requestLine, host);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text()).contains("Allow: " + allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "%s\r\nOrigin: http://localhost:8080",
                "%s\r\nOrigin: http://evil.example:18080",
                "%s\r\nOrigin: https://localhost:18080",
                "Host: evil.example\r\nOrigin: http://localhost:18080",
                "%s\r\nOrigin: http://localhost:18080\r\nOrigin: http://evil.example",
                "%s\r\nOrigin: null",
                "%s\r\nSec-Fetch-Site: cross-site",
                "%s\r\nSec-Fetch-Site: same-site"
            })
    void callsOfOtherPagesAreRefusedAndDoNothing(String headers) throws Exception {
        post("/processes/consumer-service/start");

        RawHttp answer =
                RawHttp.send(
                        endpoint.port(),
                        "POST /processes/consumer-service/kill",
                        headers.formatted(host),
                        "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .contains("application/problem+json")
                .doesNotContainIgnoringCase("Access-Control-Allow");
        assertThat(process.report().state()).isEqualTo("ready");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:18080, same-site",
        "http://127.0.0.1:18080, same-site",
        "http://127.0.0.1:18080, cross-site"
    })
    void aPageOfTheGatewayMayKill(String origin, String site) throws Exception {
        post("/processes/consumer-service/start");

        RawHttp answer =
                RawHttp.send(
                        endpoint.port(),
                        "POST /processes/consumer-service/kill",
                        host,
                        "Origin: " + origin,
                        "Sec-Fetch-Site: " + site,
                        "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .containsIgnoringCase("Access-Control-Allow-Origin: " + origin + "\r\n")
                .containsIgnoringCase("Vary: Origin");
        assertThat(process.report().state()).isEqualTo("down");
    }

    @Test
    void aPageOfTheGatewayIsAlsoToldWhyNot() throws Exception {
        RawHttp answer =
                RawHttp.send(
                        endpoint.port(),
                        "POST /processes/consumer-service/kill",
                        host,
                        PAGE,
                        "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).containsIgnoringCase("Access-Control-Allow-Origin");
    }

    @Test
    void browserOfAPageOfTheGatewayIsToldWhatIsAllowed() throws Exception {
        RawHttp answer = preflight(PAGE);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text())
                .containsIgnoringCase("Access-Control-Allow-Origin: http://localhost:18080\r\n")
                .containsIgnoringCase("Access-Control-Allow-Methods: GET, POST\r\n")
                .containsIgnoringCase("Access-Control-Allow-Headers: content-type\r\n")
                .doesNotContainIgnoringCase("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://localhost:8080", "Origin: null", "Origin: *"})
    void browserOfAnotherPageIsToldNothing(String origin) throws Exception {
        RawHttp answer = preflight(origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).doesNotContainIgnoringCase("Access-Control-Allow");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_025, 10_000})
    void longBodiesAreRefused(int length) throws Exception {
        RawHttp answer =
                RawHttp.sendBody(
                        endpoint.port(),
                        "POST /processes/consumer-service/start",
                        "x".repeat(length),
                        host,
                        "Content-Length: " + length);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(process.report().state()).isEqualTo("down");
    }

    @Test
    void bodiesOfUnknownLengthAreRefused() throws Exception {
        RawHttp answer =
                RawHttp.sendBody(
                        endpoint.port(),
                        "POST /processes/consumer-service/start",
                        "0\r\n\r\n",
                        host,
                        "Transfer-Encoding: chunked");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(process.report().state()).isEqualTo("down");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /status HTTP/1.1\r\n%s",
                "POST /processes/nobody/kill HTTP/1.1\r\n%s\r\nContent-Length: 0",
                "OPTIONS /status HTTP/1.1\r\n%s\r\nAccess-Control-Request-Method: GET\r\n" + PAGE
            })
    void connectionStaysForTheNextCall(String first) throws Exception {
        String both = first.formatted(host) + "\r\n\r\nGET /nothing";

        RawHttp answers = RawHttp.send(endpoint.port(), both, host);

        assertThat(answers.text().split("HTTP/1.1 ")).hasSize(3);
        assertThat(answers.text()).contains("There is GET /status");
    }

    private RawHttp preflight(String origin) throws Exception {
        return RawHttp.send(
                endpoint.port(),
                "OPTIONS /processes/consumer-service/kill",
                host,
                origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type");
    }

    private RawHttp post(String path) throws Exception {
        return RawHttp.send(endpoint.port(), "POST " + path, host, "Content-Length: 0");
    }
}
