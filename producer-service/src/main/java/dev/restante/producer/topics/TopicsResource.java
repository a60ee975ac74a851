package dev.restante.producer.topics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** How full the topics are. Described in {@code META-INF/openapi.yaml}. */
@Path("/topics")
@Produces(MediaType.APPLICATION_JSON)
public class TopicsResource {

    private final TopicsWatch watch;

    TopicsResource(TopicsWatch watch) {
        this.watch = watch;
    }

    @GET
    public CompletionStage<TopicsState> get() {
        return watch.state();
    }
}
