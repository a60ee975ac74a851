package dev.restante.consumer.facts;

import jakarta.ws.rs.core.Response;

/**
 * An error in words, as RFC 9457 writes it.
 *
 * @param type {@code about:blank} where the status says all; else a URN of this service
 */
public record Problem(String type, String title, int status, String detail) {

    private static final String NO_TYPE = "about:blank";
    private static final String TYPES = "urn:restante:problem:";

    /** One of which the status says all. */
    public static Response response(Response.StatusType status, String detail) {
        return response(NO_TYPE, status, detail);
    }

    /** One of a kind of its own. */
    public static Response ofKind(String kind, Response.StatusType status, String detail) {
        return response(TYPES + kind, status, detail);
    }

    private static Response response(String type, Response.StatusType status, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(new Problem(type, status.getReasonPhrase(), status.getStatusCode(), detail))
                .build();
    }
}
