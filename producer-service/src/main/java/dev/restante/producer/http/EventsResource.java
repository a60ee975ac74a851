package dev.restante.producer.http;

import dev.restante.producer.cloudevents.EventReader;
import dev.restante.producer.cloudevents.EventReader.Mode;
import dev.restante.producer.cloudevents.UnsupportedFormatException;
import dev.restante.producer.json.InvalidRequestException;
import dev.restante.producer.kafka.BatchedEvents;
import dev.restante.producer.kafka.SingleEvents;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Takes CloudEvents for browsers. Described in {@code META-INF/openapi.yaml}. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final byte[] NOTHING = {};

    private final SingleEvents singles;
    private final BatchedEvents batches;

    EventsResource(SingleEvents singles, BatchedEvents batches) {
        this.singles = singles;
        this.batches = batches;
    }

    /** Answers when Kafka has stored what was sent, or has not within 5 s. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    public CompletionStage<Response> post(@Context HttpHeaders headers, byte[] body)
            throws InvalidRequestException, UnsupportedFormatException {
        EventReader.Request request =
                EventReader.read(
                        headers.getRequestHeaders(),
                        Objects.requireNonNullElse(
                                headers.getHeaderString(HttpHeaders.CONTENT_TYPE), ""),
                        Objects.requireNonNullElse(body, NOTHING),
                        Instant.now());
        CompletionStage<?> stored =
                request.mode() == Mode.BATCH
                        ? batches.store(request.events())
                        : singles.store(request.events().get(0));
        return stored.thenApply(
                answer -> Response.status(Response.Status.CREATED).entity(answer).build());
    }
}
