package dev.restante.stack.control;

import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param mediaType the type of the body, if there is one
 * @param headers more headers
 * @param body written as JSON; null for none
 */
record Answer(int status, String mediaType, Map<String, String> headers, Object body) {

    private static final int OK = 200;

    static Answer ok(Object body) {
        return new Answer(OK, "application/json", Map.of(), body);
    }

    static Answer noContent(Map<String, String> headers) {
        return new Answer(204, "", headers, null);
    }

    static Answer forbidden(String detail) {
        return problem("Forbidden", 403, detail);
    }

    static Answer notFound(String detail) {
        return problem("Not Found", 404, detail);
    }

    static Answer methodNotAllowed(String allowed) {
        return new Answer(
                405,
                Problem.MEDIA_TYPE,
                Map.of("Allow", allowed),
                new Problem("Method Not Allowed", 405, "Only " + allowed + " is understood here."));
    }

    static Answer conflict(String detail) {
        return problem("Conflict", 409, detail);
    }

    static Answer tooLarge() {
        return problem("Content Too Large", 413, "No request here needs a body.");
    }

    static Answer unavailable(String detail) {
        return problem("Service Unavailable", 503, detail);
    }

    private static Answer problem(String title, int status, String detail) {
        return new Answer(status, Problem.MEDIA_TYPE, Map.of(), new Problem(title, status, detail));
    }
}
