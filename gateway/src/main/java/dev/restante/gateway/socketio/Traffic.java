package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * What passes through this gateway, counted; {@code docs/observability.md} says what each number
 * means. Every series whose labels are known is there from the start, with 0: a rate over one that
 * begins with its first event misses just that.
 *
 * <p>Counted by adders that the registry reads, since one of these numbers grows with every event
 * to every client: a counter of the registry looks for a trace to show as an example each time.
 */
@ApplicationScoped
class Traffic {

    /** Where what a client emits goes. */
    enum Road {
        /** Into Kafka; the gateway acknowledges it. */
        SERVICE,
        /** Into Kafka; a service acknowledges it. */
        REPLY,
        /** To a service by HTTP. */
        DIRECT,
        /** To other clients, by Kafka. */
        RELAY,
        /** A request to join or leave a room, which the gateway answers itself. */
        ROOMS,
        /** Nowhere: it has no name. */
        NONE
    }

    /** Where what a client had missed came from. */
    enum Path {
        /** It had missed nothing. */
        NOTHING,
        /** The ring in memory. */
        RING,
        /** Kafka, at least its beginning. */
        KAFKA,
        /** Nowhere: it was told of a gap, and has a new session. */
        GAP
    }

    /** Acks that are the arguments of a service. */
    static final String ANSWERED = "answered";

    private static final List<String> OUTCOMES =
            List.of(
                    Answer.STORED,
                    Answer.OK,
                    ANSWERED,
                    "no_answer",
                    "kafka_unavailable",
                    "busy",
                    "too_large",
                    "internal_error");

    private final MeterRegistry metrics;
    private final Map<Road, LongAdder> emits;
    private final Map<String, LongAdder> acks = new ConcurrentHashMap<>();
    private final LongAdder live;
    private final LongAdder replayed;
    private final Map<Path, LongAdder> resumes;
    private final Map<Gap.Reason, LongAdder> gaps;
    private final Map<CloseReason, LongAdder> closed;
    private final Map<CloseReason, LongAdder> ended;

    Traffic(MeterRegistry metrics) {
        this.metrics = metrics;
        this.emits = all(Road.class, "restante.events.in", "road", Traffic::word);
        this.live = counter("restante.events.out", "feed", "live");
        this.replayed = counter("restante.events.out", "feed", "past");
        this.resumes = all(Path.class, "restante.resumes", "path", Traffic::word);
        this.gaps = all(Gap.Reason.class, "restante.gaps", "reason", Gap.Reason::wireName);
        this.closed =
                all(
                        CloseReason.class,
                        "restante.connections.closed",
                        "reason",
                        CloseReason::wireName);
        this.ended =
                all(CloseReason.class, "restante.sessions.ended", "reason", CloseReason::wireName);
        OUTCOMES.forEach(this::ack);
    }

    private <E extends Enum<E>> Map<E, LongAdder> all(
            Class<E> type, String name, String label, Function<E, String> word) {
        Map<E, LongAdder> counters = new EnumMap<>(type);
        for (E one : type.getEnumConstants()) {
            counters.put(one, counter(name, label, word.apply(one)));
        }
        return counters;
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private LongAdder ack(String outcome) {
        return acks.computeIfAbsent(outcome, o -> counter("restante.acks", "outcome", o));
    }

    private LongAdder counter(String name, String label, String value) {
        LongAdder number = new LongAdder();
        metrics.more().counter(name, List.of(Tag.of(label, value)), number);
        return number;
    }

    /** A client emitted an event. */
    void emitted(Road road) {
        emits.get(road).increment();
    }

    /**
     * An acknowledgement was sent to a client.
     *
     * @param outcome one of few: {@link Answer#STORED}, {@link Answer#OK}, {@link #ANSWERED} or the
     *     code of an error
     */
    void acknowledged(String outcome) {
        LongAdder known = acks.get(outcome);
        (known == null ? ack(outcome) : known).increment();
    }

    /** A live event was sent to one client. */
    void delivered() {
        live.increment();
    }

    /** An event of the past was sent to one client. */
    void replayed() {
        replayed.increment();
    }

    /** A session was resumed. */
    void resumed(Path path) {
        resumes.get(path).increment();
    }

    /** A session was not resumed, and its client is told of a gap. */
    void missed(Gap.Reason reason) {
        gaps.get(reason).increment();
        resumed(Path.GAP);
    }

    /** A connection ended. */
    void closed(CloseReason reason) {
        closed.get(reason).increment();
    }

    /** A session ended on its connection, which may stay. */
    void ended(CloseReason reason) {
        ended.get(reason).increment();
    }
}
