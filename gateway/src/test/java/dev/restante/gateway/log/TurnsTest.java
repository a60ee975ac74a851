package dev.restante.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(1, 1);

    @Test
    void whoComesFirstHasItsTurnAtOnce() {
        assertThat(turns.take()).isCompleted();
    }

    @Test
    void theNextWaitsUntilTheTurnIsOver() {
        Turns.Turn first = turns.take().join();
        CompletableFuture<Turns.Turn> second = turns.take();
        assertThat(second).isNotDone();

        first.close();

        assertThat(second).isCompleted();
    }

    @Test
    void aTurnThatIsClosedTwiceIsOneTurn() {
        Turns.Turn first = turns.take().join();
        turns.take();
        first.close();

        first.close();

        assertThat(turns.take()).isNotDone();
    }

    @Test
    void moreThanMayWaitAreRefused() {
        turns.take();
        turns.take();

        assertThat(turns.take()).isCompletedExceptionally();
    }
}
