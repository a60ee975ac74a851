package dev.restante.worker;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Jobs as clients emit them. */
public final class JobEvents {

    private JobEvents() {}

    /** Of the socket s1, with the id j1. */
    public static ClientEvent job(Arguments arguments) {
        return job(arguments, Optional.empty(), OptionalLong.empty());
    }

    /** The same, about a room, or with somebody who waits. */
    public static ClientEvent job(Arguments arguments, Optional<String> room, OptionalLong ackId) {
        return new ClientEvent(
                "j1",
                "/test",
                Instant.EPOCH,
                "job",
                "/work",
                "s1",
                Optional.empty(),
                room,
                ackId,
                arguments);
    }
}
