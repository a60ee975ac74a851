package dev.restante.consumer.lab;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One event at each place it was, with the bytes that Kafka has. */
@Path("/journey")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "lab", description = "What the Lab of the page asks for")
public class JourneyResource {

    private final Journeys journeys;
    private final Turns turns = new Turns(2);

    JourneyResource(Journeys journeys) {
        this.journeys = journeys;
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Everything that is known of one event: its record, its effects, its answers",
            description =
                    "Of each key, value and header the first 65,536 bytes. Answers are looked for"
                            + " among the 5,000 records after the event; `searched` says whether"
                            + " these were all.")
    @APIResponse(responseCode = "200", description = "What is known of it")
    @APIResponse(responseCode = "404", description = "Nothing is")
    @APIResponse(
            responseCode = "503",
            description = "Kafka or the database does not answer, or too many ask at once")
    public Journey journey(@RestPath String id)
            throws SQLException, InterruptedException, NotDoneException {
        return known(turns.take(() -> journeys.of(id)));
    }

    private static Journey known(Journey journey) throws NotDoneException {
        if (!journey.isEmpty()) {
            return journey;
        }
        throw journey.kafka().equals("up")
                ? NotDoneException.notFound("nothing is known of an event " + journey.id())
                : NotDoneException.unavailable(
                        "nothing is stored of an event "
                                + journey.id()
                                + ", and Kafka does not answer");
    }
}
