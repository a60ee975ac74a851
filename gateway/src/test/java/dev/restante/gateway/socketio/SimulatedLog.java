package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Chunk;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.LogRecord;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Membership.Ending;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.log.Stored;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A log of two partitions in memory, whose reads answer when the test says so and as far as chance
 * says. Stands in for Kafka where a test must decide what happens between any two steps.
 */
final class SimulatedLog implements SessionServices {

    static final int PARTITIONS = 2;

    /** What an event may ask of a client. */
    enum Kind {
        PLAIN,
        /** May be missed. */
        VOLATILE,
        /** Asks for an acknowledgement; carries no cursor. */
        QUESTION
    }

    private final Traffic traffic;
    private final Random random;
    private final Cursor cursor = new Cursor(1, PARTITIONS);
    private final List<List<Emit>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<LogEntry> byNumber = new ArrayList<>();
    private final Map<String, Membership> memberships = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();

    SimulatedLog(Random random) {
        this(random, new Traffic(new SimpleMeterRegistry()));
    }

    SimulatedLog(Random random, Traffic traffic) {
        this.random = random;
        this.traffic = traffic;
    }

    Positions end() {
        return Positions.of(partitions.get(0).size(), partitions.get(1).size());
    }

    /** Appends an event that says its number, which is how many there were before. */
    void append(Kind kind) {
        int p = random.nextInt(PARTITIONS);
        partitions.get(p).add(event(byNumber.size(), kind));
        byNumber.add(entry(p, partitions.get(p).size() - 1, end()));
    }

    private static Emit event(int number, Kind kind) {
        return new Emit(
                new Envelope("e" + number, "/t", Instant.EPOCH, "/", Optional.empty()),
                "n",
                Set.of(),
                Set.of(),
                kind == Kind.VOLATILE,
                kind == Kind.QUESTION ? OptionalLong.of(number) : OptionalLong.empty(),
                Arguments.of(Integer.toString(number)));
    }

    /** What a live reader at {@code place} gets next from a partition, if anything is there. */
    Optional<LogEntry> next(int p, Positions place) {
        int offset = (int) place.next(p);
        return offset < partitions.get(p).size()
                ? Optional.of(entry(p, offset, place.with(p, offset + 1L)))
                : Optional.empty();
    }

    private LogEntry entry(int partition, int offset, Positions after) {
        return new LogEntry(
                new LogRecord(partition, offset, 0, partitions.get(partition).get(offset)), after);
    }

    /** How many events there are. */
    int size() {
        return byNumber.size();
    }

    /** Where the event with this number is. */
    LogEntry entry(int number) {
        return byNumber.get(number);
    }

    boolean isVolatile(int number) {
        return ((Emit) entry(number).event()).isVolatile();
    }

    boolean isQuestion(int number) {
        return ((Emit) entry(number).event()).ackId().isPresent();
    }

    /** Lets the oldest waiting answer arrive, if any waits. */
    void answerOne() {
        if (!pending.isEmpty()) {
            pending.poll().run();
        }
    }

    boolean isWaiting() {
        return !pending.isEmpty();
    }

    @Override
    public Cursor cursor() {
        return cursor;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public CompletionStage<Bounds> bounds() {
        return CompletableFuture.completedFuture(new Bounds(Positions.of(0, 0), end()));
    }

    @Override
    public CompletionStage<Chunk> past(Positions from, Positions to) {
        CompletableFuture<Chunk> answer = new CompletableFuture<>();
        pending.add(() -> answer.complete(chunk(from, to)));
        return answer;
    }

    private Chunk chunk(Positions from, Positions to) {
        List<LogEntry> entries = new ArrayList<>();
        Positions place = from;
        int budget = 1 + random.nextInt(5);
        for (int p = 0; p < PARTITIONS; p++) {
            for (int o = (int) from.next(p); o < to.next(p) && entries.size() < budget; o++) {
                place = place.with(p, o + 1L);
                entries.add(entry(p, o, place));
            }
        }
        return Chunk.of(entries, place);
    }

    @Override
    public Optional<Membership> membership(String socket, String namespace) {
        return Optional.of(memberships.getOrDefault(socket, Membership.fresh(namespace)));
    }

    @Override
    public CompletionStage<Stored> save(String socket, Membership membership) {
        memberships.put(socket, membership);
        return CompletableFuture.completedFuture(new Stored("sessions", 0, 0));
    }

    @Override
    public void persist(String socket, Supplier<Optional<Membership>> membership) {
        membership.get().ifPresent(m -> memberships.put(socket, m));
    }

    @Override
    public boolean isSuperseded(Session session) {
        return false;
    }

    @Override
    public boolean isSocketId(String room) {
        return false;
    }

    @Override
    public void began(Session session, boolean recovered, ConnectFacts facts) {
        session.rooms().persist();
    }

    @Override
    public CompletionStage<Membership> claim(String socket, Membership membership) {
        return CompletableFuture.completedFuture(membership);
    }

    @Override
    public void ended(Session session, CloseReason reason) {
        Ending ending = reason == CloseReason.SERVER_DISCONNECT ? Ending.DISMISSED : Ending.OPEN;
        departed(session.id(), session.membership().ended(ending), reason);
    }

    @Override
    public void departed(String socket, Membership membership, CloseReason reason) {
        memberships.put(socket, membership.disconnected());
    }
}
