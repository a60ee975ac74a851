package dev.restante.consumer.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.contract.ClientEvent;

/** The rule for one type of event. */
@FunctionalInterface
interface EventHandler {

    /**
     * @param argument the event's first argument; a missing node if it has none
     * @throws RejectedException if the client asked for something it may not
     */
    Decision handle(ClientEvent event, JsonNode argument, ChatState state) throws RejectedException;
}
