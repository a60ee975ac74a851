package dev.restante.producer.kafka;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** Events to store in tests. */
public final class Notices {

    private Notices() {}

    public static ServerEvent notice(String id) {
        return new ServerEvent.Emit(
                new ServerEvent.Envelope(id, "/test", Instant.EPOCH, "/", Optional.empty()),
                "notice",
                Set.of(),
                Set.of(),
                false,
                OptionalLong.empty(),
                Arguments.none());
    }

    /** With the ids 1 to {@code count}. */
    public static List<ServerEvent> notices(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(Integer::toString)
                .map(Notices::notice)
                .toList();
    }
}
