package dev.restante.gateway.socketio;

import dev.restante.gateway.log.Chunk;
import dev.restante.gateway.log.Positions;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one session is in the log, and with that: what to do with the next live record.
 *
 * <pre>
 *              client too slow, or a join not stored yet
 *        Live ------------------------------------------> Waiting
 *         ^                                                  | client reads again, join stored
 *         |                                                  v
 *         +---the past is read up to the fence---------- CatchingUp --client too slow--> Waiting
 * </pre>
 *
 * The fence is where live stood when the catching up began: the past is read up to it, live records
 * after it are held back and released when the past is through. There is no window for a loss or a
 * repeat, because all of it happens on one event loop.
 */
sealed interface Feed {

    /** Live records held back at most; with more, live is left and the fence moves on. */
    int MAX_HELD = 1_000;

    /** The same for the bytes of their data. */
    long MAX_HELD_SIZE = 1_000_000;

    /** Everything was delivered; live records are delivered as they come. */
    record Live() implements Feed {}

    /**
     * Nothing is delivered now; {@code next} is where to go on. Live records are left to the log.
     */
    record Waiting(Positions next) implements Feed {}

    /**
     * The past is being read.
     *
     * @param next where the session is
     * @param fence where the past ends
     * @param held live records after the fence
     * @param size of what is held, in bytes
     * @param overflowed whether some were not held: they will have to be read too
     */
    record CatchingUp(
            Positions next, Positions fence, List<Delivery> held, long size, boolean overflowed)
            implements Feed {

        /** Begins to read. */
        static CatchingUp from(Positions next, Positions fence) {
            return new CatchingUp(next, fence, new ArrayList<>(), 0, false);
        }

        /** A live record came by. */
        CatchingUp hold(Delivery live) {
            if (overflowed || live.entry().isBefore(fence)) {
                return this;
            }
            long larger = size + live.size();
            if (held.size() == MAX_HELD || larger > MAX_HELD_SIZE) {
                return new CatchingUp(next, fence, List.of(), 0, true);
            }
            held.add(live);
            return new CatchingUp(next, fence, held, larger, false);
        }

        /** A piece of the past was delivered. */
        CatchingUp advance(Chunk chunk) {
            return new CatchingUp(chunk.reached(), fence, held, size, overflowed);
        }

        /** Whether the past is through; then {@code held} is next, unless it overflowed. */
        boolean isThrough() {
            return next.reached(fence);
        }
    }
}
