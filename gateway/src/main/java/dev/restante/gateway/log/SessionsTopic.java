package dev.restante.gateway.log;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Writes to the sessions topic; what is asked first stands first there. */
public interface SessionsTopic {

    /** Writes once; fails with {@link PublishException} if Kafka does not confirm it in time. */
    CompletionStage<Stored> save(String socket, SessionRecord message);

    /**
     * Writes what the supplier gives until Kafka has it; asks it again for every attempt, and gives
     * up when it gives nothing.
     *
     * @return completes when Kafka has it; never, if that is never
     */
    CompletionStage<Stored> persist(String socket, Supplier<Optional<SessionRecord>> message);
}
