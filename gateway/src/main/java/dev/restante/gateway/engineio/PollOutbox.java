package dev.restante.gateway.engineio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Packets that wait for a poll, and how much of them one answer takes. */
final class PollOutbox {

    /** More in one payload the Python client refuses. */
    private static final int MAX_PACKETS = 16;

    /** Characters of an answer after which no further packet is added. */
    private static final int MAX_CHARACTERS = 65_536;

    private final Deque<String> packets = new ArrayDeque<>();
    private long characters;

    void add(String packet) {
        packets.add(packet);
        characters += packet.length();
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /** Characters that wait; a byte each in all but exotic events. */
    long characters() {
        return characters;
    }

    /** The next payload; a noop packet if nothing waits. */
    StringBuilder take() {
        StringBuilder payload = new StringBuilder(packets.isEmpty() ? "6" : next());
        for (int taken = 1;
                taken < MAX_PACKETS && !packets.isEmpty() && payload.length() < MAX_CHARACTERS;
                taken++) {
            payload.append(EnginePacketCodec.SEPARATOR).append(next());
        }
        return payload;
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
