package dev.restante.consumer.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.consumer.chat.Answer.Reply;
import dev.restante.consumer.chat.Decision;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.consumer.road.OutboxSignal;
import dev.restante.consumer.store.DirectEvents;
import dev.restante.consumer.store.SqlState;
import dev.restante.contract.MalformedRecordException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The way in without Kafka: one event, done at once or not at all. */
@Path("/direct")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "direct", description = "Events without a queue")
public class DirectResource {

    private static final Logger LOG = Logger.getLogger(DirectResource.class);

    private final DirectEvents events;
    private final OutboxSignal outbox;

    DirectResource(DirectEvents events, OutboxSignal outbox) {
        this.events = events;
        this.outbox = outbox;
    }

    @POST
    @Consumes(CloudEventJson.CONTENT_TYPE)
    @Operation(
            summary = "Does what a client event asks for, by the same rules as from Kafka",
            description =
                    "The body is a CloudEvent in structured mode, as the gateway posts it (route"
                            + " to=direct). Repeats are not known from new events.")
    @APIResponse(responseCode = "200", description = "Done; what the sender's callback gets")
    @APIResponse(responseCode = "204", description = "Done; there is nothing to say")
    @APIResponse(responseCode = "400", description = "No CloudEvent, or one outside the contract")
    @APIResponse(responseCode = "404", description = "No rule knows such an event")
    @APIResponse(responseCode = "422", description = "The sender asked for something it may not")
    @APIResponse(responseCode = "500", description = "The rule failed; nothing is done")
    @APIResponse(
            responseCode = "503",
            description =
                    "The database did not answer; or too many events are dealt with at once, or this"
                            + " one has waited 2 s for the database: busy")
    public Response take(byte[] body) throws SQLException, NotDoneException {
        Decision decision = decide(body);
        if (decision instanceof Rejected) {
            throw NotDoneException.rejected(reason(decision));
        }
        if (!(decision instanceof Handled)) {
            throw NotDoneException.notFound("no rule knows such an event");
        }
        outbox.raise();
        return answer(arguments(decision));
    }

    private Decision decide(byte[] body) throws SQLException, NotDoneException {
        try {
            return events.take(CloudEventJson.read(body));
        } catch (MalformedRecordException e) {
            throw NotDoneException.badRequest(e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf("An event by HTTP failed: %s", e);
            throw NotDoneException.failed("the rule failed: " + e);
        } catch (SQLException e) {
            if (SqlState.isAboutTheData(e)) {
                throw NotDoneException.failed("the database does not take what the event says");
            }
            LOG.warnf("An event by HTTP failed: %s", e);
            throw e;
        }
    }

    private static List<JsonNode> arguments(Decision decision) {
        return decision.reply().map(Reply::arguments).orElse(List.of());
    }

    private static String reason(Decision rejected) {
        List<JsonNode> arguments = arguments(rejected);
        return arguments.isEmpty() ? "rejected" : arguments.get(0).path("message").asText();
    }

    /** One argument as it is, several as an array, none as no body. */
    private static Response answer(List<JsonNode> arguments) {
        if (arguments.isEmpty()) {
            return Response.noContent().build();
        }
        return Response.ok(arguments.size() == 1 ? arguments.get(0) : arguments).build();
    }
}
