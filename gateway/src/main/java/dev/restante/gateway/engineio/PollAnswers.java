package dev.restante.gateway.engineio;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers to polls: payloads as text, compressed from 1 KiB on if the client likes that. */
@ApplicationScoped
class PollAnswers {

    private static final int COMPRESSED_FROM = 1_024;

    /** Compressing more than this takes milliseconds, which no event loop has. */
    private static final int COMPRESSED_ELSEWHERE_FROM = 32_768;

    private final Vertx vertx;

    PollAnswers(Vertx vertx) {
        this.vertx = vertx;
    }

    void answer(HttpServerRequest request, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        HttpServerResponse response =
                request.response()
                        .putHeader("Content-Type", "text/plain; charset=UTF-8")
                        .putHeader("Cache-Control", "no-store");
        Optional<ContentEncoding> coding =
                bytes.length < COMPRESSED_FROM
                        ? Optional.empty()
                        : ContentEncoding.choose(request.getHeader("Accept-Encoding"));
        if (coding.isEmpty()) {
            end(response, bytes);
            return;
        }
        response.putHeader("Content-Encoding", coding.get().token());
        if (bytes.length < COMPRESSED_ELSEWHERE_FROM) {
            end(response, coding.get().encode(bytes));
        } else {
            vertx.executeBlocking(() -> coding.get().encode(bytes), false)
                    .onSuccess(encoded -> end(response, encoded))
                    .onFailure(failure -> response.reset());
        }
    }

    /** A request that breaks the rules of polling. */
    void refuse(HttpServerRequest request) {
        end(request.response().setStatusCode(400), new byte[0]);
    }

    private static void end(HttpServerResponse response, byte[] body) {
        if (!response.closed() && !response.ended()) {
            response.end(Buffer.buffer(body));
        }
    }
}
