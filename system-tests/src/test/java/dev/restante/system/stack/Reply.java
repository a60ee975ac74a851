package dev.restante.system.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/**
 * An answer over HTTP.
 *
 * @param status the HTTP status
 * @param mediaType the content type without parameters; empty if there is none
 * @param body the body as it came
 */
public record Reply(int status, String mediaType, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Reply(response.statusCode(), type.split(";")[0].strip(), response.body());
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON in " + this, e);
        }
    }
}
