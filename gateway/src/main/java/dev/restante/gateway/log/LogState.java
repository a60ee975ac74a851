package dev.restante.gateway.log;

import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * What the reader knows: how far it is, which records are repeats, who joined which rooms. Written
 * by the reader's thread, read by all.
 */
@ApplicationScoped
class LogState {

    private static final Logger LOG = Logger.getLogger(LogState.class);

    private final LogConfig config;
    private final MembershipTable memberships;
    private final List<RepeatFilter> repeats = new ArrayList<>();
    private volatile Cursor cursor;
    private volatile MembershipCodec codec;
    private volatile Positions live;
    private volatile boolean ready;

    /** Place of the next record that was not read yet, also while the reader is being primed. */
    private Positions read;

    LogState(LogConfig config) {
        this.config = config;
        this.memberships = new MembershipTable(config.maxSessions());
    }

    /** The log was reached; where it ends is where live begins, unless it had begun before. */
    void open(Cursor openedCursor, Positions begin, Positions end) {
        if (ready) {
            goOn(openedCursor, begin);
            return;
        }
        cursor = openedCursor;
        codec = new MembershipCodec(openedCursor);
        live = end;
        read = end;
        repeats.clear();
        for (int p = 0; p < openedCursor.partitions(); p++) {
            repeats.add(new RepeatFilter(config.repeatWindow()));
        }
    }

    /** What was live before goes on; in another log, or past a hole in it, nothing could. */
    private void goOn(Cursor openedCursor, Positions begin) {
        if (!openedCursor.isOfSameLogAs(cursor)) {
            throw new LogLostException("the topic is another one than before");
        }
        if (!live.reached(begin)) {
            throw new LogLostException("records were deleted before they were read");
        }
        read = live;
    }

    void becomeReady() {
        ready = true;
    }

    boolean ready() {
        return ready;
    }

    Cursor cursor() {
        return cursor;
    }

    MembershipCodec codec() {
        return codec;
    }

    /** The place up to which listeners were told the log. */
    Positions live() {
        return live;
    }

    MembershipTable memberships() {
        return memberships;
    }

    void session(String socket, byte[] value) {
        try {
            memberships.put(socket, codec.read(value));
        } catch (MalformedRecordException e) {
            LOG.warnf("skipped the session record of %s: %s", socket, e.getMessage());
        }
    }

    void sessionsReached(long next) {
        memberships.advance(next);
    }

    /**
     * Reads one record in log order.
     *
     * @return what listeners are to be told; nothing for a repeat, and for what was already in the
     *     log when the reader began
     */
    Optional<LogEntry> event(ConsumerRecord<String, byte[]> message)
            throws MalformedRecordException {
        int p = message.partition();
        boolean past = message.offset() < live.next(p);
        if (!past) {
            read = read.with(p, message.offset() + 1);
        }
        ServerEvent event = EventDecoder.decode(message);
        boolean repeat = repeats.get(p).isRepeat(event.envelope().id(), message.offset());
        return past || repeat
                ? Optional.empty()
                : Optional.of(new LogEntry(p, message.offset(), event, read));
    }

    /** Listeners are being told what was read; returns the place after all that was read. */
    Positions told() {
        live = read;
        return live;
    }

    boolean wasRepeat(int partition, long offset) {
        return repeats.get(partition).wasRepeat(offset);
    }
}
