package dev.restante.gateway.direct;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.restante.contract.ClientEvent;
import dev.restante.gateway.direct.DirectAnswer.NotTaken;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends events to services by HTTP: each once, and to be answered in time. */
@ApplicationScoped
public class DirectCalls {

    private static final NotTaken BUSY =
            new NotTaken("busy", "Too many events wait for a service", true);

    private final HttpClient http;
    private final int maxBytes;
    private final int maxAtOnce;
    private final Semaphore characters;

    /** By service: what the configuration names, so not many. */
    private final Map<URI, Semaphore> room = new ConcurrentHashMap<>();

    DirectCalls(Vertx vertx, DirectConfig config) {
        this.maxBytes = config.maxAnswerBytes();
        this.characters = new Semaphore(config.maxWaitingBytes());
        this.maxAtOnce = config.connections() + config.maxWaiting();
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(config.connections())
                                .setConnectTimeout((int) config.connectTimeout().toMillis()));
    }

    /**
     * Sends one.
     *
     * @param service where to, by POST
     * @param patience for all of it
     * @param cause what the service is told of the trace; not valid if it is not traced
     * @return completes in any case, on any thread
     */
    public CompletionStage<DirectAnswer> send(
            URI service, ClientEvent event, Duration patience, Span cause) {
        if (!event.arguments().attachments().isEmpty() && !event.arguments().isBinary()) {
            return CompletableFuture.completedStage(
                    new NotTaken(
                            "not_supported",
                            "Binary data within JSON cannot be sent directly",
                            false));
        }
        Semaphore events = room.computeIfAbsent(service, s -> new Semaphore(maxAtOnce));
        if (!events.tryAcquire()) {
            return CompletableFuture.completedStage(BUSY);
        }
        String json = EventJson.of(event);
        if (!characters.tryAcquire(json.length())) {
            events.release();
            return CompletableFuture.completedStage(BUSY);
        }
        return within(patience, post(service, json, patience, cause))
                .otherwise(DirectCalls::broken)
                .onComplete(
                        done -> {
                            characters.release(json.length());
                            events.release();
                        })
                .toCompletionStage();
    }

    private Future<DirectAnswer> post(URI service, String event, Duration patience, Span cause) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(service.toString())
                        .putHeader("Content-Type", EventJson.CONTENT_TYPE)
                        .setTimeout(patience.toMillis());
        Tracing.tell(cause, (name, value) -> options.putHeader(name, value));
        return http.request(options)
                .compose(
                        request ->
                                within(
                                                patience,
                                                request.send(event)
                                                        .compose(answer -> read(request, answer)))
                                        .onFailure(broken -> request.reset()));
    }

    /** The client's own timeout begins anew with every byte of the answer. */
    private static Future<DirectAnswer> within(Duration patience, Future<DirectAnswer> answer) {
        return answer.timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<DirectAnswer> read(HttpClientRequest request, HttpClientResponse answer) {
        Buffer body = Buffer.buffer();
        answer.handler(
                chunk -> {
                    body.appendBuffer(chunk);
                    if (body.length() > maxBytes) {
                        request.reset();
                    }
                });
        return answer.end()
                .map(end -> ServiceAnswer.read(answer.statusCode(), body.toString(UTF_8)))
                .recover(
                        failure ->
                                body.length() > maxBytes
                                        ? Future.succeededFuture(ServiceAnswer.TOO_LONG)
                                        : Future.failedFuture(failure));
    }

    private static DirectAnswer broken(Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return new NotTaken("unreachable", "The service does not listen", true);
        }
        String why =
                failure instanceof TimeoutException
                        ? "The service did not answer in time"
                        : "The connection to the service broke";
        return new NotTaken("no_answer", why + "; it may have had the event", true);
    }
}
