package dev.restante.consumer.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.consumer.chat.Numbered;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Consumers that come anew, to see from where they read. */
@Path("/newcomers")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "lab", description = "What the Lab of the page asks for")
public class NewcomersResource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> STARTS = Set.of("earliest", "latest");

    private final Newcomers newcomers;

    NewcomersResource(Newcomers newcomers) {
        this.newcomers = newcomers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lets a consumer begin, in a group that nobody had before",
            description =
                    "`{\"from\":\"earliest\"|\"latest\",\"run\":\"<8 hex digits>\"}`. It reads the"
                            + " topic of client events for a minute and notes the numbers of that"
                            + " run; its group is deleted then.")
    @APIResponse(responseCode = "201", description = "It joins its group")
    @APIResponse(responseCode = "400", description = "No start, or the name of a run that is none")
    @APIResponse(responseCode = "429", description = "Four read at this time")
    public Response begin(String body) throws NotDoneException {
        JsonNode wish = json(body);
        String from = wish.path("from").asText();
        String run = wish.path("run").asText();
        if (!STARTS.contains(from)) {
            throw NotDoneException.badRequest("from: not earliest or latest");
        }
        if (!Numbered.isRun(run)) {
            throw NotDoneException.badRequest("run: not 8 hex digits");
        }
        Newcomer newcomer =
                newcomers
                        .begin(from, run)
                        .orElseThrow(
                                () ->
                                        NotDoneException.tooMany(
                                                "%d newcomers read at this time; end one of them"
                                                        .formatted(Newcomers.AT_ONCE)));
        return Response.created(URI.create("/newcomers/" + newcomer.id()))
                .entity(newcomer.report())
                .build();
    }

    private static JsonNode json(String body) throws NotDoneException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw NotDoneException.badRequest("not JSON");
        }
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "What it has read so far")
    @APIResponse(responseCode = "200", description = "Where it began, and the numbers it has seen")
    @APIResponse(responseCode = "404", description = "There is none, or it ended long ago")
    public NewcomerReport report(@RestPath String id) throws NotDoneException {
        return find(id).report();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Ends it; its group is deleted")
    @APIResponse(responseCode = "204", description = "It ends")
    @APIResponse(responseCode = "404", description = "There is none, or it ended long ago")
    public void end(@RestPath String id) throws NotDoneException {
        find(id).stop();
    }

    private Newcomer find(String id) throws NotDoneException {
        return newcomers
                .find(id)
                .orElseThrow(() -> NotDoneException.notFound("there is no newcomer " + id));
    }
}
