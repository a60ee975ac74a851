package dev.restante.producer.http;

import dev.restante.producer.cloudevents.UnsupportedFormatException;
import dev.restante.producer.json.InvalidRequestException;
import dev.restante.producer.kafka.NotStoredException;
import dev.restante.producer.outbox.NotKeptException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a request is answered as a {@link Problem}. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response invalid(InvalidRequestException e) {
        return Problem.invalid(e.flaws()).answer().build();
    }

    @ServerExceptionMapper
    Response unsupported(UnsupportedFormatException e) {
        return Problem.of("unsupported-format", "The format is not supported", 415, e.getMessage())
                .answer()
                .build();
    }

    @ServerExceptionMapper
    Response notStored(NotStoredException e) {
        LOG.debugf(e, "Not stored");
        return switch (e.outcome()) {
            case NOT_STORED ->
                    unavailable(
                            "Kafka did not take it (%s). Nothing was stored; try again."
                                    .formatted(reason(e)));
            case UNKNOWN ->
                    unavailable(
                            "Kafka did not confirm in time (%s). The event may be stored or not (a"
                                            .formatted(reason(e))
                                    + " batch as a whole or not at all). Send it again under the"
                                    + " same id: browsers receive it once.");
            case BUSY ->
                    later(
                            "busy",
                            "Too many batches wait",
                            "Batches are stored one after the other, and those before took too"
                                    + " long. Nothing was stored; try again.");
            case TOO_LARGE ->
                    Problem.tooLarge("Nothing was stored: an event is larger than Kafka takes.")
                            .answer()
                            .build();
        };
    }

    @ServerExceptionMapper
    Response notKept(NotKeptException e) {
        return switch (e.outcome()) {
            case FULL ->
                    later(
                            "outbox-full",
                            "The outbox is full",
                            "Kafka is away, and %s. Nothing was stored; try again."
                                    .formatted(e.getMessage()));
            case UNKNOWN -> {
                LOG.warnf("The database of the outbox does not answer: %s", e.getMessage());
                yield later(
                        "outbox-unavailable",
                        "The outbox is not available",
                        "Its database did not confirm in time. The events may be kept or not (a"
                                + " batch as a whole or not at all). Send them again under the"
                                + " same ids: browsers receive them once.");
            }
        };
    }

    /** Kafka's client says it well, for example that the topic does not exist. */
    private static String reason(NotStoredException e) {
        return e.getCause().getMessage();
    }

    private static Response unavailable(String detail) {
        return later("kafka-unavailable", "Kafka is not available", detail);
    }

    private static Response later(String name, String title, String detail) {
        return Problem.of(name, title, 503, detail)
                .answer()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response completed(CompletionException e) throws Throwable {
        if (e.getCause() instanceof NotStoredException cause) {
            return notStored(cause);
        }
        throw e.getCause();
    }

    /** What the framework refuses by itself: wrong path, method, Accept or Content-Type. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        Response response = e.getResponse();
        Response.StatusType status = response.getStatusInfo();
        String name = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        Response.ResponseBuilder answer =
                Problem.of(name, status.getReasonPhrase(), status.getStatusCode(), detail(e))
                        .answer();
        response.getStringHeaders()
                .forEach((k, values) -> values.forEach(v -> answer.header(k, v)));
        return answer.type(Problem.MEDIA_TYPE).build();
    }

    private static String detail(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 406 -> "Answers are application/json; the Accept header rules that out.";
            case 415 -> "Send application/json.";
            default -> e.getMessage();
        };
    }
}
