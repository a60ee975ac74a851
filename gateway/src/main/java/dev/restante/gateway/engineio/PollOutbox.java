package dev.restante.gateway.engineio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Packets that wait for a poll, and how much of them one answer takes. Full above its limit; it
 * takes what comes all the same, and has room again when half of the limit is left.
 */
final class PollOutbox {

    /** More in one payload the Python client refuses. */
    private static final int MAX_PACKETS = 16;

    /** Characters of an answer after which no further packet is added. */
    private static final int MAX_CHARACTERS = 65_536;

    private final int limit;
    private final Deque<String> packets = new ArrayDeque<>();

    private long characters;
    private boolean full;

    /**
     * @param limit characters; a byte each in all but exotic events
     */
    PollOutbox(int limit) {
        this.limit = limit;
    }

    /** Whether it became full by that. */
    boolean add(String packet) {
        packets.add(packet);
        characters += packet.length();
        boolean becomes = !full && characters > limit;
        full |= becomes;
        return becomes;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    boolean isFull() {
        return full;
    }

    /** Whether it was full, and has room again now; told once. */
    boolean hasRoomAgain() {
        boolean again = full && characters <= limit / 2;
        full &= !again;
        return again;
    }

    /** The next payload; a noop packet if nothing waits. */
    String take() {
        StringBuilder payload = new StringBuilder(packets.isEmpty() ? "6" : next());
        for (int taken = 1;
                taken < MAX_PACKETS && !packets.isEmpty() && payload.length() < MAX_CHARACTERS;
                taken++) {
            payload.append(EnginePacketCodec.SEPARATOR).append(next());
        }
        return payload.toString();
    }

    private String next() {
        String packet = packets.poll();
        characters -= packet.length();
        return packet;
    }

    /** Gives away all that waits, in order. */
    void moveTo(Consumer<String> next) {
        packets.forEach(next);
        clear();
    }

    void clear() {
        packets.clear();
        characters = 0;
    }
}
