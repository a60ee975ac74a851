package dev.restante.producer.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Whoever opens the address in a browser wants to see what the service can do. */
@Path("/")
public class RootResource {

    @GET
    public Response get() {
        return Response.seeOther(URI.create("/q/swagger-ui/")).build();
    }
}
