package dev.restante.consumer.lab;

import dev.restante.consumer.facts.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLTransientConnectionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is said when something is not done. */
public final class LabProblems {

    @ServerExceptionMapper
    public Response notDone(NotDoneException e) {
        return Problem.response(e.status(), e.getMessage());
    }

    @ServerExceptionMapper
    public Response busy(SQLTransientConnectionException e) {
        return Problem.ofKind("busy", Status.SERVICE_UNAVAILABLE, e.getMessage());
    }
}
