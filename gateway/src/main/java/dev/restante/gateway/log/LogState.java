package dev.restante.gateway.log;

import dev.restante.contract.MalformedRecordException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What the reader knows: which log it is, how far it is, who joined which rooms. */
@ApplicationScoped
class LogState {

    private static final Logger LOG = Logger.getLogger(LogState.class);

    private final MembershipTable memberships;
    private volatile Cursor cursor;
    private volatile MembershipCodec codec;
    private volatile Positions live;

    LogState(LogConfig config) {
        this.memberships = new MembershipTable(config.maxSessions());
    }

    /** The log was reached: its first time, or again after a failure. */
    void open(Cursor opened, Positions begin) {
        if (ready()) {
            goOn(opened, begin);
            return;
        }
        cursor = opened;
        codec = new MembershipCodec(opened);
    }

    /** What was live before goes on; in another log, or past a hole in it, nothing could. */
    private void goOn(Cursor opened, Positions begin) {
        if (!opened.isOfSameLogAs(cursor)) {
            throw new LogLostException("the topic is another one than before");
        }
        if (!live.reached(begin)) {
            throw new LogLostException("records were deleted before they were read");
        }
    }

    /** Whether the log was read up to its end once. */
    boolean ready() {
        return live != null;
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

    /** Listeners are being told the log up to a place. */
    void live(Positions place) {
        live = place;
    }

    MembershipTable memberships() {
        return memberships;
    }

    /**
     * The next record of the sessions topic.
     *
     * @return what is true of its session now
     */
    Optional<Membership> session(ConsumerRecord<String, byte[]> message) {
        try {
            SessionRecord record = codec.read(message.value());
            return Optional.of(memberships.put(message.key(), record, message.offset()));
        } catch (MalformedRecordException e) {
            LOG.warnf("skipped the session record of %s: %s", message.key(), e.getMessage());
            return Optional.empty();
        }
    }
}
