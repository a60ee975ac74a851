package dev.restante.consumer.lab;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Few at a time do what costs much; the others wait a little, and are refused then. */
final class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce) {
        this(atOnce, PATIENCE);
    }

    Turns(int atOnce, Duration patience) {
        this.patience = patience;
        this.free = new Semaphore(atOnce, true);
    }

    /** What costs much. */
    @FunctionalInterface
    interface Question<T> {
        T answer() throws SQLException, NotDoneException;
    }

    /**
     * Answers when it is its turn.
     *
     * @throws NotDoneException also if too many want a turn
     */
    <T> T take(Question<T> question) throws SQLException, NotDoneException, InterruptedException {
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw NotDoneException.unavailable("too many ask at once");
        }
        try {
            return question.answer();
        } finally {
            free.release();
        }
    }
}
