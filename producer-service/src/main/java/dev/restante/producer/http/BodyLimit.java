package dev.restante.producer.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses larger bodies than {@link #MAX_BYTES}, announced or in chunks. Quarkus has such a limit
 * too, but answers without a body and so without a {@link Problem}.
 */
class BodyLimit {

    /** Below what Kafka takes as one record by default (1 MiB): attributes find room beside it. */
    static final int MAX_BYTES = 1_000_000;

    /**
     * @return the refusal, or null to go on
     */
    @ServerRequestFilter
    Response limit(ContainerRequestContext request) throws IOException {
        if (announced(request) > MAX_BYTES) {
            return refusal();
        }
        if (request.hasEntity()) {
            byte[] body = request.getEntityStream().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                return refusal();
            }
            request.setEntityStream(new ByteArrayInputStream(body));
        }
        return null;
    }

    private static long announced(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static Response refusal() {
        return Problem.tooLarge("A body has at most " + MAX_BYTES + " bytes.")
                .answer()
                .header("Connection", "close")
                .build();
    }
}
