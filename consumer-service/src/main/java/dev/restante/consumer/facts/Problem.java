package dev.restante.consumer.facts;

import jakarta.ws.rs.core.Response;

/** An error in words, as RFC 9457 writes it. */
record Problem(String type, String title, int status, String detail) {

    static Response response(Response.Status status, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(
                        new Problem(
                                "about:blank",
                                status.getReasonPhrase(),
                                status.getStatusCode(),
                                detail))
                .build();
    }
}
