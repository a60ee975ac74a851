package dev.restante.producer.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.restante.producer.json.Flaw;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Why a request failed, as RFC 9457 has it.
 *
 * @param type {@code urn:restante:<name>}, the same for all problems of a kind
 * @param title the kind in words
 * @param status HTTP status code
 * @param detail this case in words
 * @param errors what is wrong and where; left out unless the content of the request is to blame
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Flaw> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(String name, String title, int status, String detail) {
        return new Problem("urn:restante:" + name, title, status, detail, List.of());
    }

    static Problem invalid(List<Flaw> flaws) {
        return new Problem(
                "urn:restante:invalid-request",
                "The request is invalid",
                400,
                "Nothing was done. See errors for what is wrong and where.",
                flaws);
    }

    static Problem tooLarge(String detail) {
        return of("too-large", "The request is too large", 413, detail);
    }

    Response.ResponseBuilder answer() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
