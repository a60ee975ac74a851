package dev.restante.consumer.facts;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is said when a question cannot be answered. */
public final class Problems {

    @ServerExceptionMapper
    public Response notProcessed(NotProcessedException e) {
        return Problem.response(Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public Response noSuchLetter(NoSuchLetterException e) {
        return Problem.response(Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public Response notReplayable(NotReplayableException e) {
        return Problem.ofKind(e.kind(), Status.CONFLICT, e.getMessage());
    }

    @ServerExceptionMapper
    public Response badQuery(BadQueryException e) {
        return Problem.response(Status.BAD_REQUEST, e.getMessage());
    }

    /** The message of the database is for the log of the database. */
    @ServerExceptionMapper
    public Response database(SQLException e) {
        return Problem.response(Status.SERVICE_UNAVAILABLE, "the database does not answer");
    }
}
