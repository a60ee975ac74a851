package dev.restante.producer.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.restante.producer.kafka.ProducerConfiguration;
import dev.restante.producer.outbox.NotKeptException;
import dev.restante.producer.outbox.Outbox;
import dev.restante.producer.outbox.OutboxState;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What waits for Kafka. Described in {@code META-INF/openapi.yaml}. */
@Path("/outbox")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class OutboxResource {

    private final Outbox outbox;
    private final boolean enabled;

    OutboxResource(Outbox outbox, ProducerConfiguration configuration) {
        this.outbox = outbox;
        this.enabled = configuration.outbox().enabled();
    }

    /**
     * A request that is in the outbox.
     *
     * @param state {@code waiting} or {@code refused}
     * @param reason why Kafka will never take it; left out while it waits
     */
    public record Place(
            long request,
            String state,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {}

    @GET
    public OutboxState get() throws NotKeptException {
        requireEnabled();
        return outbox.state();
    }

    @GET
    @Path("/{request:\\d{1,18}}")
    public Place get(@PathParam("request") long request) throws NotKeptException {
        requireEnabled();
        return outbox.find(request)
                .map(reason -> new Place(request, reason.isEmpty() ? "waiting" : "refused", reason))
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "No such request waits: it was delivered, or never was."));
    }

    private void requireEnabled() {
        if (!enabled) {
            throw new NotFoundException("The outbox is off.");
        }
    }
}
