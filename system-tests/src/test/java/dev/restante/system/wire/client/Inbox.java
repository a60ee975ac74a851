package dev.restante.system.wire.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What came over a connection and was not looked at yet, in order; its last is an ending. */
final class Inbox {

    /** How long something may take that is to come. */
    static final Duration PATIENCE = Duration.ofSeconds(6);

    /** A packet, or the end. */
    sealed interface Arrival {
        record Packet(String text) implements Arrival {}

        record End(Ending ending) implements Arrival {}
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    void packet(String packet) {
        arrivals.add(new Arrival.Packet(packet));
    }

    void ended(Ending ending) {
        arrivals.add(new Arrival.End(ending));
    }

    /**
     * The packet that an arrival is.
     *
     * @throws AssertionError if it is the end
     */
    static String packet(Arrival arrival) {
        if (arrival instanceof Arrival.Packet packet) {
            return packet.text();
        }
        throw new AssertionError("instead of a packet came " + arrival);
    }

    /**
     * The ending that an arrival is.
     *
     * @throws AssertionError if it is a packet
     */
    static Ending ending(Arrival arrival) {
        if (arrival instanceof Arrival.End end) {
            return end.ending();
        }
        throw new AssertionError("instead of the end came " + arrival);
    }

    /** The next packet; nothing if the end is next, which stays there. */
    Optional<String> packetOrEnd() {
        Arrival arrival = next();
        if (arrival instanceof Arrival.Packet packet) {
            return Optional.of(packet.text());
        }
        arrivals.add(arrival);
        return Optional.empty();
    }

    /**
     * What comes next.
     *
     * @throws AssertionError if nothing does within {@link #PATIENCE}
     */
    Arrival next() {
        try {
            Arrival arrival = arrivals.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                throw new AssertionError("nothing came within " + PATIENCE);
            }
            return arrival;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
