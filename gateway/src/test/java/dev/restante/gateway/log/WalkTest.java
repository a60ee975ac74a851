package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final Positions BEGIN = Positions.of(0);
    private static final Positions END = Positions.of(100 * PageKey.SPAN);

    private final Turns turns = new Turns(1, 10);
    private final List<PageKey> read = new ArrayList<>();
    private boolean broken;
    private boolean isRecent;

    private final Walk walk =
            new Walk(
                    new Pages(0, Long.MAX_VALUE, this::page),
                    END,
                    place -> isRecent,
                    turns.take().join(),
                    () -> {});

    private final CompletableFuture<Turns.Turn> nextTurn = turns.take();

    private CompletableFuture<Page> page(PageKey key) {
        read.add(key);
        return broken
                ? CompletableFuture.failedFuture(new IllegalStateException("for the test"))
                : CompletableFuture.completedFuture(new Page(key.start(), key.limit(), List.of()));
    }

    private static Chunk goneThrough(CompletionStage<Chunk> step) {
        Chunk chunk = step.toCompletableFuture().join();
        chunk.heard(GivenRecords.LISTENER).forEach(entry -> {});
        return chunk;
    }

    @Test
    void othersHaveTheirTurnAfterSoManyChunks() {
        int chunks = 1;
        Chunk chunk = goneThrough(walk.read(BEGIN));
        Optional<CompletionStage<Chunk>> next = chunk.next();
        while (next.isPresent()) {
            chunk.close();
            assertThat(nextTurn).isNotDone();
            chunk = goneThrough(next.get());
            chunks++;
            next = chunk.next();
        }

        chunk.close();

        assertThat(chunks).isEqualTo(Walk.MAX_CHUNKS);
        assertThat(nextTurn).isCompleted();
    }

    @Test
    void whoDoesNotGoOnGivesItsTurnAway() {
        Chunk chunk = goneThrough(walk.read(BEGIN));

        chunk.close();

        assertThat(nextTurn).isCompleted();
    }

    @Test
    void whereMemoryHasTheRestItEnds() {
        Chunk chunk = goneThrough(walk.read(BEGIN));
        isRecent = true;

        assertThat(chunk.next()).isEmpty();
    }

    @Test
    void itEndsWhenAPageCannotBeHad() {
        broken = true;

        CompletionStage<Chunk> step = walk.read(BEGIN);

        assertThat(step.toCompletableFuture()).isCompletedExceptionally();
        assertThat(nextTurn).isCompleted();
    }

    @Test
    void itEndsWhenALaterPageCannotBeHad() {
        Chunk chunk = goneThrough(walk.read(BEGIN));
        broken = true;

        CompletionStage<Chunk> step = chunk.next().orElseThrow();
        chunk.close();

        assertThat(step.toCompletableFuture()).isCompletedExceptionally();
        assertThat(nextTurn).isCompleted();
    }
}
