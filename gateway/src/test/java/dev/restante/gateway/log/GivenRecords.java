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

    /** One who hears everything. */
    static final Listening LISTENER =
            new Listening() {
                @Override
                public String namespace() {
                    return "/";
                }

                @Override
                public Set<String> rooms() {
                    return Set.of("sid");
                }

                @Override
                public boolean hears(LogRecord record) {
                    return true;
                }
            };

    private GivenRecords() {}

    private static Envelope envelope(String id) {
        return new Envelope(id, "/t", Instant.EPOCH, "/", Optional.empty());
    }

    /** An event for everyone. */
    static Emit event(String id, boolean isVolatile) {
        return event(id, isVolatile, Set.of());
    }

    /** An event for some rooms. */
    static Emit event(String id, boolean isVolatile, Set<String> to) {
        return new Emit(
                envelope(id),
                "n",
                to,
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
