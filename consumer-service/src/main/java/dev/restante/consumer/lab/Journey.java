package dev.restante.consumer.lab;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.restante.consumer.store.BuriedRecord;
import dev.restante.consumer.store.LabEffects.LabEffect;
import dev.restante.consumer.store.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * Everything this service knows of one event.
 *
 * @param clientEvent its record; null if it came by HTTP, is not in Kafka any more, or was not
 *     found
 * @param processed null if it came by HTTP, or was not dealt with so far
 * @param effects if it is a numbered event of the Lab
 * @param deadLetter null if it never was one
 * @param answers records for clients that it caused
 * @param searched how the answers were looked for
 * @param kafka {@code up}, or {@code down} if Kafka did not answer: there may be more
 */
public record Journey(
        String id,
        Shown clientEvent,
        Processed processed,
        List<LabEffect> effects,
        Letter deadLetter,
        List<Shown> answers,
        Searched searched,
        String kafka) {
    public Journey {
        effects = List.copyOf(effects);
        answers = List.copyOf(answers);
    }

    /**
     * How it was dealt with.
     *
     * @param reply what the sender's callback gets: an array of arguments; null if nothing
     */
    public record Processed(Instant at, Outcome outcome, @JsonRawValue String reply) {}

    /**
     * The dead letter it became, the last one.
     *
     * @param record what was put into the topic of dead letters; null if it was not found there
     */
    public record Letter(BuriedRecord letter, String stackTrace, Shown record) {}

    /**
     * How records were looked for.
     *
     * @param records how many were looked at, from the time of the event on
     * @param complete whether these were all there are
     */
    public record Searched(int records, boolean complete) {}

    boolean isEmpty() {
        return clientEvent == null
                && processed == null
                && deadLetter == null
                && effects.isEmpty()
                && answers.isEmpty();
    }
}
