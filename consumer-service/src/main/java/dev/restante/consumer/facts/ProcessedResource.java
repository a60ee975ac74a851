package dev.restante.consumer.facts;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.chat.ChatMessage;
import dev.restante.consumer.road.LogEnds;
import dev.restante.consumer.store.Facts;
import dev.restante.consumer.store.ProcessedEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The page of facts. */
@Path("/processed")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "processed", description = "What became of the client events")
public class ProcessedResource {

    private static final int MOST_MESSAGES = 10_000;

    private final Facts facts;
    private final LogEnds logEnds;
    private final String topic;

    ProcessedResource(Facts facts, LogEnds logEnds, ConsumerConfig config) {
        this.facts = facts;
        this.logEnds = logEnds;
        this.topic = config.topics().clientEvents();
    }

    @GET
    @Operation(summary = "Counts over all restarts, positions, and what is still to do")
    public Summary summary() throws SQLException, InterruptedException {
        return Summary.of(topic, facts.totals(), logEnds.find());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One client event by its id: 404 until it is processed")
    public ProcessedEvent event(@RestPath String id) throws SQLException, NotProcessedException {
        Optional<ProcessedEvent> event = facts.event(id);
        return event.orElseThrow(() -> new NotProcessedException(id));
    }

    @GET
    @Path("/messages")
    @Operation(summary = "Messages of a chat room, in order")
    public List<ChatMessage> messages(
            @QueryParam("room") @DefaultValue("lobby") String room,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("10000") int limit)
            throws SQLException {
        return facts.messages(room, after, Math.max(0, Math.min(limit, MOST_MESSAGES)));
    }
}
