package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Which rooms sessions joined: the table, and what is written to it. */
@ApplicationScoped
public class Memberships {

    private final LogConfig config;
    private final LogState state;
    private final EventPublisher publisher;

    Memberships(LogConfig config, LogState state, EventPublisher publisher) {
        this.config = config;
        this.state = state;
        this.publisher = publisher;
    }

    /** What is stored of a session, as of the last {@link BoundsReader#bounds()}. */
    public Optional<Membership> find(String socket) {
        return state.memberships().get(socket);
    }

    /** Whether nothing had to be forgotten: then a session not found never joined a room. */
    public boolean areComplete() {
        return state.memberships().isComplete();
    }

    /** A copy of all that is known now, by socket id. */
    public Map<String, Membership> all() {
        return state.memberships().all();
    }

    /** Writes once; fails with {@link PublishException} if Kafka does not confirm it in time. */
    public CompletionStage<Stored> save(String socket, Membership membership) {
        return publisher.save(message(socket, membership));
    }

    /**
     * Writes what the supplier gives until Kafka has it; asks it again for every attempt, and gives
     * up when it gives nothing.
     */
    public void persist(String socket, Supplier<Optional<Membership>> membership) {
        publisher.persist(() -> membership.get().map(m -> message(socket, m)));
    }

    private ProducerRecord<String, byte[]> message(String socket, Membership membership) {
        return new ProducerRecord<>(config.sessions(), socket, state.codec().write(membership));
    }
}
