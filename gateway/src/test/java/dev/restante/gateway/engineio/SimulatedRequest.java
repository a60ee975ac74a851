package dev.restante.gateway.engineio;

import static dev.restante.gateway.engineio.Stub.doing;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;

/** A poll or a POST, and what it was answered. Vert.x hands its body over once it is resumed. */
final class SimulatedRequest {

    private Handler<Buffer> chunks;
    private Handler<Void> ending;
    private Handler<Void> closing;
    private int status = 200;
    private String answer;
    private boolean isReset;

    private final HttpServerResponse response =
            Stub.of(
                    HttpServerResponse.class,
                    Map.of(
                            "putHeader", doing(header -> {}),
                            "setStatusCode", doing(a -> status = (int) a[0]),
                            "closeHandler", doing(a -> closing = handler(a)),
                            "closed", a -> isReset,
                            "ended", a -> answer != null,
                            "reset", a -> isReset = true,
                            "end", a -> end(a == null ? "" : a[0].toString())));

    private final HttpServerRequest http;

    private SimulatedRequest(Optional<String> body) {
        this.http =
                Stub.of(
                        HttpServerRequest.class,
                        Map.of(
                                "response", a -> response,
                                "getHeader", a -> null,
                                "handler", doing(a -> chunks = handler(a)),
                                "endHandler", doing(a -> ending = handler(a)),
                                "resume", doing(a -> body.ifPresent(this::arrive))));
    }

    static SimulatedRequest poll() {
        return new SimulatedRequest(Optional.empty());
    }

    static SimulatedRequest post(String body) {
        return new SimulatedRequest(Optional.of(body));
    }

    @SuppressWarnings("unchecked")
    static <T> Handler<T> handler(Object[] arguments) {
        return (Handler<T>) arguments[0];
    }

    private void arrive(String body) {
        chunks.handle(Buffer.buffer(body));
        ending.handle(null);
    }

    private Future<Void> end(String text) {
        if (answer != null) {
            throw new AssertionError("answered twice: " + answer + ", then " + text);
        }
        answer = text;
        return Future.succeededFuture();
    }

    HttpServerRequest http() {
        return http;
    }

    /** The client breaks it off. */
    void breakOff() {
        closing.handle(null);
    }

    /** The body of the answer; null as long as there is none. */
    String answer() {
        return answer;
    }

    int status() {
        return status;
    }

    boolean isReset() {
        return isReset;
    }
}
