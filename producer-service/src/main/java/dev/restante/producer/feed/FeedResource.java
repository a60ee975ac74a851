package dev.restante.producer.feed;

import dev.restante.producer.json.InvalidRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The switch of the numbered feed. Described in {@code META-INF/openapi.yaml}. */
@Path("/feed")
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {

    private final Feed feed;

    FeedResource(Feed feed) {
        this.feed = feed;
    }

    @GET
    public FeedState get() {
        return feed.state();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public FeedState put(byte[] body) throws InvalidRequestException {
        return feed.change(OneNumber.RATE.read(body));
    }

    @POST
    @Path("/burst")
    @Consumes(MediaType.APPLICATION_JSON)
    public FeedState burst(byte[] body) throws InvalidRequestException {
        return feed.burst(OneNumber.COUNT.read(body));
    }
}
