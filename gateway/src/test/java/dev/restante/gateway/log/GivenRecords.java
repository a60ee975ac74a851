package dev.restante.gateway.log;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.contract.ServerEvent.Join;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Records of a log, as tests need them. */
final class GivenRecords {

    private GivenRecords() {}

    private static Envelope envelope(String id) {
        return new Envelope(id, "/t", Instant.EPOCH, "/", Optional.empty());
    }

    /** An event for everyone. */
    static Emit event(String id, boolean isVolatile) {
        return new Emit(
                envelope(id),
                "n",
                Set.of(),
                Set.of(),
                isVolatile,
                OptionalLong.empty(),
                Arguments.of("1"));
    }

    static LogRecord emit(int partition, long offset, long timestamp) {
        return new LogRecord(partition, offset, timestamp, event(partition + "-" + offset, false));
    }

    static LogRecord join(int partition, long offset, long timestamp) {
        ServerEvent join = new Join(envelope(partition + "-" + offset), Set.of("sid"), "room");
        return new LogRecord(partition, offset, timestamp, join);
    }
}
