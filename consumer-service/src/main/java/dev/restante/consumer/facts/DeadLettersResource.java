package dev.restante.consumer.facts;

import dev.restante.consumer.store.BuriedRecord;
import dev.restante.consumer.store.BuriedRecord.Details;
import dev.restante.consumer.store.DeadLetters;
import dev.restante.consumer.store.DeadLetters.Replayed;
import dev.restante.consumer.store.DeadLetters.Wish;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The records nobody could process: to look at, and to put back once somebody can. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "dead letters", description = "Records nobody could process")
public class DeadLettersResource {

    private static final int MOST_AT_ONCE = 1_000;

    private final DeadLetters letters;

    DeadLettersResource(DeadLetters letters) {
        this.letters = letters;
    }

    /**
     * Some of the letters.
     *
     * @param next what to ask for as {@code after} to have the rest; null if there is none
     */
    public record Page(List<BuriedRecord> letters, Long next) {
        public Page {
            letters = List.copyOf(letters);
        }
    }

    @GET
    @Operation(summary = "The dead letters with reason and origin, the oldest first, in pages")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "A limit that is none")
    public Page list(
            @BeanParam LetterQuery query,
            @QueryParam("replayed") Boolean replayed,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit)
            throws SQLException, BadQueryException {
        checkLimit(limit);
        List<BuriedRecord> found = letters.list(query.filter(replayed), after, limit);
        Long next = found.size() < limit ? null : found.get(found.size() - 1).id();
        return new Page(found, next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them, with the stack trace and the headers of the record")
    @APIResponse(responseCode = "200", description = "All that is known of it")
    @APIResponse(responseCode = "404", description = "There is no such letter")
    public Details letter(@RestPath long id) throws SQLException, NoSuchLetterException {
        return letters.find(id).orElseThrow(() -> new NoSuchLetterException(id));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Puts one back to the topic it came from, under its own id",
            description =
                    "It comes after what was sent since. An event that was processed after all is"
                            + " not processed again.")
    @APIResponse(responseCode = "202", description = "It is on its way")
    @APIResponse(responseCode = "404", description = "There is no such letter")
    @APIResponse(responseCode = "409", description = "It was put back before, or was not kept")
    public Response replay(
            @RestPath long id, @QueryParam("again") @DefaultValue("false") boolean again)
            throws SQLException, NoSuchLetterException, NotReplayableException {
        Wish wish = letters.replay(id, again);
        return switch (wish) {
            case GRANTED -> Response.accepted(letter(id).letter()).build();
            case UNKNOWN -> throw new NoSuchLetterException(id);
            case REPLAYED_BEFORE ->
                    throw new NotReplayableException(
                            "replayed-before",
                            "the dead letter %d was put back before; ?again=true does it once more"
                                    .formatted(id));
            case NOT_KEPT ->
                    throw new NotReplayableException(
                            "not-kept",
                            "the dead letter %d was too large to be kept; its record is where it"
                                            .formatted(id)
                                    + " was, as long as its topic keeps it");
        };
    }

    @POST
    @Path("/replay")
    @Operation(
            summary = "Puts back those that were not so far, all or of one kind, the oldest first",
            description = "At most as many as the limit says; the answer tells how many are left.")
    @APIResponse(responseCode = "202", description = "They are on their way")
    @APIResponse(responseCode = "400", description = "A limit that is none")
    public Response replayAll(
            @BeanParam LetterQuery query, @QueryParam("limit") @DefaultValue("100") int limit)
            throws SQLException, BadQueryException {
        checkLimit(limit);
        Replayed replayed = letters.replay(query.filter(false), limit);
        return Response.accepted(replayed).build();
    }

    private static void checkLimit(int limit) throws BadQueryException {
        if (limit < 1 || limit > MOST_AT_ONCE) {
            throw new BadQueryException(
                    "limit: %d is not between 1 and %d".formatted(limit, MOST_AT_ONCE));
        }
    }
}
