package dev.restante.gateway.direct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.Attachment;
import dev.restante.contract.ClientEvent;
import dev.restante.gateway.direct.DirectAnswer.NotTaken;
import dev.restante.gateway.direct.DirectAnswer.Taken;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real connections to services that the test makes up. */
class DirectCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Vertx VERTX = Vertx.vertx();

    private record Given(
            int connections,
            int maxWaiting,
            int maxWaitingBytes,
            Duration connectTimeout,
            int maxAnswerBytes)
            implements DirectConfig {}

    private final DirectCalls calls =
            new DirectCalls(VERTX, new Given(1, 1, 10_000, Duration.ofSeconds(2), 1_000));

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static URI service(Handler<HttpServerRequest> handler) {
        HttpServer server = VERTX.createHttpServer().requestHandler(handler);
        return address(server.listen(0, "127.0.0.1").toCompletionStage(), HttpServer::actualPort);
    }

    private static <T> URI address(
            CompletionStage<T> listening, java.util.function.ToIntFunction<T> port) {
        T server = listening.toCompletableFuture().join();
        return URI.create("http://127.0.0.1:" + port.applyAsInt(server) + "/events");
    }

    private static URI answering(int status, String body) {
        return service(request -> request.response().setStatusCode(status).end(body));
    }

    private static ClientEvent event(Arguments arguments) {
        return new ClientEvent(
                "e1",
                "/restante/gateway",
                Instant.parse("2026-11-25T09:30:00.123Z"),
                "say \"it\"",
                "/lab",
                "sid",
                Optional.of("ann"),
                Optional.of("lobby"),
                OptionalLong.empty(),
                arguments);
    }

    private DirectAnswer send(URI service, Arguments arguments) {
        return calls.send(service, event(arguments), PATIENCE, Span.getInvalid())
                .toCompletableFuture()
                .join();
    }

    private static String received(Arguments arguments) {
        CompletableFuture<String> body = new CompletableFuture<>();
        URI service =
                service(
                        request ->
                                request.body()
                                        .onSuccess(
                                                bytes -> {
                                                    body.complete(
                                                            request.getHeader("Content-Type")
                                                                    + " "
                                                                    + bytes);
                                                    request.response().end();
                                                }));
        new DirectCallsTest().send(service, arguments);
        return body.join();
    }

    private static String attributes(String more) {
        return "application/cloudevents+json {\"specversion\":\"1.0\",\"id\":\"e1\","
                + "\"source\":\"/restante/gateway\",\"type\":\"say \\\"it\\\"\","
                + "\"time\":\"2026-11-25T09:30:00.123Z\",\"subject\":\"sid\","
                + "\"namespace\":\"/lab\",\"user\":\"ann\",\"room\":\"lobby\","
                + more
                + "}";
    }

    @Test
    void aServiceGetsACloudEvent() {
        assertThat(received(Arguments.of("{\"n\":1}")))
                .isEqualTo(
                        attributes("\"datacontenttype\":\"application/json\",\"data\":{\"n\":1}"));
    }

    @Test
    void severalArgumentsAreAListAndTheirNumber() {
        assertThat(received(Arguments.ofList(List.of("1", "null"))))
                .isEqualTo(
                        attributes(
                                "\"args\":\"2\",\"datacontenttype\":\"application/json\","
                                        + "\"data\":[1,null]"));
    }

    @Test
    void oneBinaryArgumentIsBase64() {
        assertThat(received(Arguments.binary(new byte[] {1, 2, 3})))
                .isEqualTo(
                        attributes(
                                "\"datacontenttype\":\"application/octet-stream\","
                                        + "\"data_base64\":\"AQID\""));
    }

    @Test
    void binaryWithinJsonIsNotSupported() {
        Arguments arguments =
                Arguments.of("[" + Arguments.PLACEHOLDER + "]")
                        .with(List.of(new Attachment(new byte[] {1})));

        assertThat(code(send(answering(200, ""), arguments))).isEqualTo("not_supported");
    }

    @Test
    void whatTheServiceSaysIsHandedOnAsItIsWritten() {
        assertThat(send(answering(200, "{\"n\": 1.50}"), Arguments.none()))
                .isEqualTo(new Taken(Arguments.of("{\"n\": 1.50}")));
    }

    @Test
    void aServiceMayTakeItWithoutAWord() {
        assertThat(send(answering(204, ""), Arguments.none()))
                .isEqualTo(new Taken(Arguments.none()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>hello</p>", "1 2", "{", " "})
    void whatIsNoJsonIsAFailure(String body) {
        assertThat(code(send(answering(200, body), Arguments.none()))).isEqualTo("failed");
    }

    @ParameterizedTest
    @CsvSource({"400,refused,false", "404,refused,false", "500,failed,true", "302,failed,true"})
    void aStatusSaysWhetherToTryAgain(int status, String code, boolean mayRetry) {
        assertThat(send(answering(status, "{}"), Arguments.none()))
                .isInstanceOfSatisfying(
                        NotTaken.class,
                        not -> {
                            assertThat(not.code()).isEqualTo(code);
                            assertThat(not.mayRetry()).isEqualTo(mayRetry);
                            assertThat(not.message()).endsWith("status " + status);
                        });
    }

    @Test
    void moreThanIsAllowedIsAFailure() {
        assertThat(code(send(answering(200, "\"" + "x".repeat(1_000) + "\""), Arguments.none())))
                .isEqualTo("failed");
    }

    @Test
    void aServiceThatDoesNotListenIsUnreachable() {
        NetServer gone = VERTX.createNetServer().connectHandler(socket -> {});
        URI address =
                address(gone.listen(0, "127.0.0.1").toCompletionStage(), NetServer::actualPort);
        gone.close().toCompletionStage().toCompletableFuture().join();

        assertThat(code(send(address, Arguments.none()))).isEqualTo("unreachable");
    }

    @Test
    void aConnectionThatBreaksLeavesOpenWhetherTheServiceHadIt() {
        URI breaking = service(request -> request.connection().close());

        assertThat(code(send(breaking, Arguments.none()))).isEqualTo("no_answer");
    }

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() {
        URI trickling =
                service(
                        request -> {
                            request.response().setChunked(true).write("{");
                            VERTX.setPeriodic(50, tick -> request.response().write(" "));
                        });

        DirectAnswer answer =
                calls.send(trickling, event(Arguments.none()), SHORT, Span.getInvalid())
                        .toCompletableFuture()
                        .join();

        assertThat(code(answer)).isEqualTo("no_answer");
    }

    @Test
    void moreThanMayWaitForAServiceAreRefused() {
        URI silent = service(request -> {});
        calls.send(silent, event(Arguments.none()), PATIENCE, Span.getInvalid());
        calls.send(silent, event(Arguments.none()), PATIENCE, Span.getInvalid());

        assertThat(code(send(silent, Arguments.none()))).isEqualTo("busy");
    }

    @Test
    void moreBytesThanMayWaitAreRefused() {
        Arguments large = Arguments.of("\"" + "x".repeat(6_000) + "\"");
        calls.send(service(request -> {}), event(large), PATIENCE, Span.getInvalid());

        assertThat(code(send(answering(200, ""), large))).isEqualTo("busy");
    }

    private static String code(DirectAnswer answer) {
        return answer instanceof NotTaken not ? not.code() : answer.toString();
    }
}
