package dev.restante.consumer.facts;

import dev.restante.consumer.store.LetterFilter;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which dead letters are meant, as an address says it. What is left out does not matter.
 *
 * @param exception class of what was thrown
 * @param type of the event
 * @param topic where it was read
 * @param partition of that topic
 */
public record LetterQuery(
        @QueryParam("exception") @Parameter(description = "class of what was thrown")
                String exception,
        @QueryParam("type") @Parameter(description = "type of the event") String type,
        @QueryParam("topic") @Parameter(description = "where it was read") String topic,
        @QueryParam("partition") @Parameter(description = "of that topic") Integer partition) {

    LetterFilter filter(Boolean replayed) {
        return new LetterFilter(exception, type, topic, partition, replayed);
    }
}
