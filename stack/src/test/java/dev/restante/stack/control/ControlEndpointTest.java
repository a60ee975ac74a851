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

    @TempDir Path folder;
    private SupervisedProcess process;
    private ControlEndpoint endpoint;
    private String host;

    @BeforeEach
    void anEndpointWithOneProcess() throws Exception {
        process = Children.server(StackPort.CONSUMER, folder);
        endpoint = ControlEndpoint.open(0, List.of(process));
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
                .doesNotContain("Access-Control-Allow");
        assertThat(process.report().state()).isEqualTo("ready");
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

    private RawHttp post(String path) throws Exception {
        return RawHttp.send(endpoint.port(), "POST " + path, host, "Content-Length: 0");
    }
}
