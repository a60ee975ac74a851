package dev.restante.producer.http;

import dev.restante.producer.cloudevents.EventReader;
import dev.restante.producer.cloudevents.EventReader.Mode;
import dev.restante.producer.cloudevents.UnsupportedFormatException;
import dev.restante.producer.json.InvalidRequestException;
import dev.restante.producer.kafka.BatchedEvents;
import dev.restante.producer.kafka.ProducerConfiguration;
import dev.restante.producer.kafka.SingleEvents;
import dev.restante.producer.outbox.NotKeptException;
import dev.restante.producer.outbox.Outbox;
import dev.restante.producer.outbox.Receipt;
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
    private final Outbox outbox;
    private final boolean keeping;

    EventsResource(
            SingleEvents singles,
            BatchedEvents batches,
            Outbox outbox,
            ProducerConfiguration configuration) {
        this.singles = singles;
        this.batches = batches;
        this.outbox = outbox;
        this.keeping = configuration.outbox().enabled();
    }

    /**
     * Answers when Kafka has stored what was sent, or has not within 5 s; with the outbox, when it
     * is certain that Kafka will have it.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    public CompletionStage<Response> post(@Context HttpHeaders headers, byte[] body)
            throws InvalidRequestException, UnsupportedFormatException, NotKeptException {
        EventReader.Request request =
                EventReader.read(
                        headers.getRequestHeaders(),
                        Objects.requireNonNullElse(
                                headers.getHeaderString(HttpHeaders.CONTENT_TYPE), ""),
                        Objects.requireNonNullElse(body, NOTHING),
                        Instant.now());
        boolean batch = request.mode() == Mode.BATCH;
        if (keeping) {
            return outbox.keep(request.events(), batch)
                    .thenApply(receipt -> answer(receipt, batch));
        }
        CompletionStage<?> stored =
                batch ? batches.store(request.events()) : singles.store(request.events().get(0));
        return stored.thenApply(EventsResource::created);
    }

    private static Response created(Object positions) {
        return Response.status(Response.Status.CREATED).entity(positions).build();
    }

    private static Response answer(Receipt receipt, boolean batch) {
        if (receipt instanceof Receipt.Delivered delivered) {
            return created(batch ? delivered.positions() : delivered.positions().get(0));
        }
        Receipt.Kept kept = (Receipt.Kept) receipt;
        return Response.accepted(kept)
                .header(HttpHeaders.LOCATION, "/outbox/" + kept.request())
                .build();
    }
}
