package dev.restante.consumer.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;

/** The rule for one type of event. */
@FunctionalInterface
interface EventHandler {

    /**
     * @param arguments the array of the event's arguments; or, of a rule that wants no more, the
     *     first one: a missing node if there is none
     * @throws RejectedException if the client asked for something it may not
     * @throws MalformedRecordException if the event can never be processed: it goes to the dead
     *     letters at once
     */
    Decision handle(ClientEvent event, JsonNode arguments, ChatState state)
            throws RejectedException, MalformedRecordException;

    /** A rule that looks at the first argument only. */
    static EventHandler ofFirst(EventHandler rule) {
        return (event, arguments, state) -> rule.handle(event, arguments.path(0), state);
    }

    /** Two rules for the same event, neither of which rejects it. */
    static EventHandler both(EventHandler one, EventHandler other) {
        return (event, arguments, state) -> {
            List<Answer> answers = new ArrayList<>(one.handle(event, arguments, state).answers());
            answers.addAll(other.handle(event, arguments, state).answers());
            return new Decision.Handled(answers);
        };
    }
}
