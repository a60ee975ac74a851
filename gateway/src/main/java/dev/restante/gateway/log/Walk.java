package dev.restante.gateway.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * One session's way through older records, as far as one turn takes it. It holds the page of each
 * partition from chunk to chunk: a chunk ends where one of them does, and the others would else be
 * read anew for every chunk when the memory for pages is less than all who catch up need.
 */
final class Walk implements PagedChunk.Way {

    /** After so many chunks others have their turn. */
    static final int MAX_CHUNKS = 16;

    private final Pages pages;
    private final Positions to;
    private final Predicate<Positions> isRecent;
    private final Turns.Turn turn;
    private final Runnable onChunk;
    private Map<Integer, Page> held = Map.of();
    private int chunks;

    /**
     * @param to where the past ends
     * @param isRecent whether the rest can be had without pages from a place on
     * @param turn ends with the walk
     * @param onChunk runs for every chunk
     */
    Walk(
            Pages pages,
            Positions to,
            Predicate<Positions> isRecent,
            Turns.Turn turn,
            Runnable onChunk) {
        this.pages = pages;
        this.to = to;
        this.isRecent = isRecent;
        this.turn = turn;
        this.onChunk = onChunk;
    }

    /** The chunk at a place; the walk ends if that cannot be had. */
    CompletionStage<Chunk> read(Positions from) {
        chunks++;
        onChunk.run();
        Map<Integer, CompletableFuture<Page>> found = new HashMap<>();
        for (int p = 0; p < from.partitions(); p++) {
            if (from.next(p) < to.next(p)) {
                found.put(p, page(p, from.next(p)));
            }
        }
        return CompletableFuture.allOf(found.values().toArray(CompletableFuture[]::new))
                .<Chunk>thenApply(
                        all -> {
                            Map<Integer, Page> present = new TreeMap<>();
                            found.forEach((p, page) -> present.put(p, page.join()));
                            held = present;
                            return new PagedChunk(from, to, present, this);
                        })
                .whenComplete(
                        (chunk, failure) -> {
                            if (failure != null) {
                                end();
                            }
                        });
    }

    private CompletableFuture<Page> page(int partition, long offset) {
        Page page = held.get(partition);
        return page != null && page.first() <= offset && offset < page.end()
                ? CompletableFuture.completedFuture(page)
                : pages.at(partition, offset);
    }

    @Override
    public Optional<CompletionStage<Chunk>> goOn(Positions place) {
        return chunks == MAX_CHUNKS || place.reached(to) || isRecent.test(place)
                ? Optional.empty()
                : Optional.of(read(place));
    }

    @Override
    public void end() {
        turn.close();
    }
}
