package dev.restante.consumer.lab;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.chat.Numbered;
import dev.restante.consumer.store.LabEffects;
import dev.restante.consumer.store.LabEffects.LabEffect;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The service's own account of a run of the Lab. */
@Path("/lab/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "lab", description = "What the Lab of the page asks for")
public class RunsResource {

    private static final int MOST = 50_000;

    private final LabEffects effects;
    private final String service;
    private final Turns turns = new Turns(2);

    RunsResource(LabEffects effects, ConsumerConfig config) {
        this.effects = effects;
        this.service = config.instance();
    }

    /**
     * What was done in a run.
     *
     * @param effects in the order in which they were done; two of one event are two
     * @param more whether there are more than are told
     */
    public record Run(String run, String service, List<LabEffect> effects, boolean more) {
        public Run {
            effects = List.copyOf(effects);
        }
    }

    @GET
    @Path("/{run}")
    @Operation(summary = "Every effect that the numbered events of a run had; the first 50,000")
    @APIResponse(responseCode = "200", description = "The effects; none for a run nobody knows")
    @APIResponse(responseCode = "400", description = "The name of a run is 8 hex digits")
    @APIResponse(
            responseCode = "503",
            description = "The database does not answer, or too many ask at once")
    public Run run(@RestPath String run)
            throws SQLException, InterruptedException, NotDoneException {
        if (!Numbered.isRun(run)) {
            throw NotDoneException.badRequest("run: not 8 hex digits");
        }
        List<LabEffect> found = turns.take(() -> effects.ofRun(run, MOST + 1));
        boolean more = found.size() > MOST;
        return new Run(run, service, more ? found.subList(0, MOST) : found, more);
    }
}
