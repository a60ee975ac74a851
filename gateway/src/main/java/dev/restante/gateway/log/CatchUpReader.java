package dev.restante.gateway.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * A session takes one chunk at a time, so a long past does not keep a short one waiting.
 */
@ApplicationScoped
public class CatchUpReader {

    /** Sessions that may hold pages at the same time, one per partition each. */
    private static final int MAX_AT_ONCE = 8;

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
     * @return at least one step further than {@code from}, and to be closed; fails if Kafka does
     *     not answer within 5 s, does not have the past any more, or if too many wait
     */
    public CompletionStage<Chunk> read(Positions from, Positions to) {
        Optional<Chunk> recent = ring.read(from, to);
        if (recent.isPresent()) {
            fromRing.increment();
            return CompletableFuture.completedFuture(recent.get());
        }
        fromKafka.increment();
        return turns.take().thenCompose(turn -> read(from, to, turn));
    }

    private CompletionStage<Chunk> read(Positions from, Positions to, Turns.Turn turn) {
        Map<Integer, CompletableFuture<Page>> found = new HashMap<>();
        for (int p = 0; p < from.partitions(); p++) {
            if (from.next(p) < to.next(p)) {
                found.put(p, pages.at(p, from.next(p)));
            }
        }
        return CompletableFuture.allOf(found.values().toArray(CompletableFuture[]::new))
                .<Chunk>thenApply(
                        all -> {
                            Map<Integer, Page> present = new TreeMap<>();
                            found.forEach((p, page) -> present.put(p, page.join()));
                            return new PagedChunk(from, to, present, turn::close);
                        })
                .whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                turn.close();
                            }
                        });
    }
}
