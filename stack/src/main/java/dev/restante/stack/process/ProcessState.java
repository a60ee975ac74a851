package dev.restante.stack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * What a supervised process is doing.
 *
 * <pre>
 *            start             probe says ready
 *   Down ------------> Starting ------------> Ready
 *    ^                    |                     |
 *    +--------------------+---------------------+
 *            killed, stopped, or ended by itself
 * </pre>
 */
sealed interface ProcessState {

    /** The word for it in the control endpoint. */
    String word();

    /** No process. */
    record Down() implements ProcessState {

        Starting started(Process process) {
            return new Starting(process, Instant.now(), new CompletableFuture<>());
        }

        @Override
        public String word() {
            return "down";
        }
    }

    /** There is a process. */
    sealed interface Up extends ProcessState {

        Process process();

        Instant since();
    }

    /**
     * The process runs, and is not ready yet.
     *
     * @param ready done with the time it took, or failed if it ends before
     */
    record Starting(Process process, Instant since, CompletableFuture<Duration> ready)
            implements Up {

        Ready becameReady() {
            return new Ready(process, since);
        }

        @Override
        public String word() {
            return "starting";
        }
    }

    /** The process does its work, or did when it was started. */
    record Ready(Process process, Instant since) implements Up {

        @Override
        public String word() {
            return "ready";
        }
    }
}
