package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Positions;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final Positions BEGIN = Positions.of(0);

    private Feed.CatchingUp feed = Feed.CatchingUp.from(BEGIN, BEGIN);

    @Test
    void liveRecordsAreHeldUpToANumber() {
        hold(Feed.MAX_HELD, "1");
        assertThat(feed.overflowed()).isFalse();

        hold(1, "1");

        assertThat(feed.overflowed()).isTrue();
        assertThat(feed.held()).isEmpty();
    }

    @Test
    void largeLiveRecordsAreHeldUpToASize() {
        String half = '"' + "x".repeat((int) Feed.MAX_HELD_SIZE / 2 - 2) + '"';
        hold(2, half);
        assertThat(feed.held()).hasSize(2);

        hold(1, "1");

        assertThat(feed.overflowed()).isTrue();
        assertThat(feed.held()).isEmpty();
    }

    private void hold(int count, String json) {
        for (int i = 0; i < count; i++) {
            feed = feed.hold(record(i, json));
        }
    }

    private static Delivery record(int offset, String json) {
        ServerEvent.Envelope envelope =
                new ServerEvent.Envelope(
                        "id-" + offset, "/test", Instant.EPOCH, "/", Optional.empty());
        ServerEvent event =
                new ServerEvent.Emit(
                        envelope,
                        "event",
                        Set.of(),
                        Set.of(),
                        false,
                        OptionalLong.empty(),
                        Arguments.of(json));
        return new Delivery(
                new LogEntry(new LogRecord(0, offset, 0, event), BEGIN.with(0, offset + 1)), null);
    }
}
