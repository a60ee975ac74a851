package dev.restante.gateway.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The past of the log for sessions that missed it.
 *
 * <pre>
 *   in the ring -------------------------------------> chunk, at once
 *   older -> turn -> page of each partition -> chunk   (a page is read once for all who want it)
 * </pre>
 *
 * A session takes one chunk at a time; from pages up to {@value Walk#MAX_CHUNKS} in a turn, and
 * then others have theirs, so a long past does not keep a short one waiting.
 */
@ApplicationScoped
public class CatchUpReader {

    /** Sessions that may hold pages at the same time, one per partition each. */
    static final int MAX_AT_ONCE = 8;

    private static final int MAX_WAITING = 20_000;

    private final Ring ring;
    private final Pages pages;
    private final Turns turns = new Turns(MAX_AT_ONCE, MAX_WAITING);
    private final Counter fromRing;
    private final Counter fromKafka;

    CatchUpReader(Ring ring, Pages pages, MeterRegistry metrics) {
        this.ring = ring;
        this.pages = pages;
        this.fromRing = metrics.counter("restante.catchup.chunks", "path", "ring");
        this.fromKafka = metrics.counter("restante.catchup.chunks", "path", "kafka");
    }

    /**
     * The next piece of the past.
     *
     * @param from where it begins
     * @param to where the past ends: a place that the live reader of this gateway has been at
     * @return at least one step further than {@code from}, and to be closed; {@link Chunk#next} may
     *     know what follows. Fails if Kafka does not answer within 5 s, does not have the past any
     *     more, or if too many wait
     */
    public CompletionStage<Chunk> read(Positions from, Positions to) {
        Optional<Chunk> recent = ring.read(from, to);
        if (recent.isPresent()) {
            fromRing.increment();
            return CompletableFuture.completedFuture(recent.get());
        }
        return turns.take().thenCompose(turn -> walk(to, turn).read(from));
    }

    private Walk walk(Positions to, Turns.Turn turn) {
        return new Walk(pages, to, ring::goesBackTo, turn, fromKafka::increment);
    }
}
