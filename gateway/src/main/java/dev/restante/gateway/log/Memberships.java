package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Which rooms sessions joined, and which connection has them: the table, and what is written. */
@ApplicationScoped
public class Memberships {

    private final MembershipTable table;
    private final SessionsTopic topic;
    private final Duration patience;
    private Map<String, Membership> unsaidBefore = Map.of();

    @Inject
    Memberships(LogConfig config, LogState state, EventPublisher publisher) {
        this(
                state.memberships(),
                new KafkaSessionsTopic(config, state, publisher),
                config.publishTimeout());
    }

    /**
     * Over any topic.
     *
     * @param patience how long a record may take to come back from the topic
     */
    public Memberships(MembershipTable table, SessionsTopic topic, Duration patience) {
        this.table = table;
        this.topic = topic;
        this.patience = patience;
    }

    /** What is stored of a session, as of the last {@link BoundsReader#bounds()}. */
    public Optional<Membership> find(String socket) {
        return table.get(socket);
    }

    /** Whether nothing had to be forgotten: then a session not found never joined a room. */
    public boolean areComplete() {
        return table.isComplete();
    }

    /** A copy of all that is known now, by socket id. */
    public Map<String, Membership> all() {
        return table.all();
    }

    /**
     * Takes a session for a connection.
     *
     * @param membership what is known of it, held by that connection
     * @return what was true of the session where the claim came to stand in the topic, held since
     *     then: nothing that another connection wrote after it counts. Fails as {@link #save} does
     */
    public CompletionStage<Membership> claim(String socket, Membership membership) {
        return topic.save(socket, new SessionRecord.Claim(membership))
                .thenCompose(
                        stored -> {
                            Holder holder = membership.holder().since(stored.offset() + 1);
                            return readBack(stored)
                                    .thenApply(v -> find(socket).orElse(membership).heldBy(holder));
                        });
    }

    /**
     * Writes once.
     *
     * @return completes when it will survive any crash; fails with {@link PublishException} if
     *     Kafka does not confirm it in time, and if another connection had claimed the session
     */
    public CompletionStage<Stored> save(String socket, Membership membership) {
        return topic.save(socket, new SessionRecord.State(membership))
                .thenCompose(
                        stored ->
                                readBack(stored)
                                        .thenApply(v -> counts(socket, membership, stored)));
    }

    private CompletionStage<Void> readBack(Stored stored) {
        CompletableFuture<Void> back = new CompletableFuture<>();
        table.reached(stored.offset() + 1).thenRun(() -> back.complete(null));
        return back.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Stored counts(String socket, Membership membership, Stored stored) {
        if (isSuperseded(socket, membership)) {
            throw new SupersededException();
        }
        return stored;
    }

    /** Whether another connection has claimed the session since, as far as is known here. */
    public boolean isSuperseded(String socket, Membership membership) {
        return find(socket).filter(membership::isBefore).isPresent();
    }

    /**
     * Writes what the supplier gives until Kafka has it; asks it again for every attempt, and gives
     * up when it gives nothing.
     */
    public void persist(String socket, Supplier<Optional<Membership>> membership) {
        topic.persist(socket, () -> membership.get().map(SessionRecord.State::new));
    }

    /**
     * Writes until Kafka has it.
     *
     * @return completes when that is stored and read: with false if another connection had claimed
     *     the session before. Never, if that is never
     */
    public CompletionStage<Boolean> confirm(String socket, Membership membership) {
        return topic.persist(
                        socket,
                        () -> Optional.<SessionRecord>of(new SessionRecord.State(membership)))
                .thenCompose(stored -> table.reached(stored.offset() + 1))
                .thenApply(v -> !isSuperseded(socket, membership));
    }

    /**
     * Writes again what the last record of a session does not say, if it did not at the last call
     * either: the session's own connection is quicker where it still can. To be called now and
     * then, within the time that Kafka keeps the records before the last.
     */
    public synchronized void sayUnsaid() {
        Map<String, Membership> unsaid = new HashMap<>(table.unsaid());
        unsaid.forEach(
                (socket, membership) -> {
                    if (membership.equals(unsaidBefore.get(socket))) {
                        topic.save(socket, new SessionRecord.State(membership));
                    }
                });
        unsaidBefore = unsaid;
    }
}
