package dev.restante.consumer.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.consumer.chat.Decision.Ignored;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import java.util.Map;

/** Finds the rule for an event by its namespace and type. */
public final class Dispatcher {

    /** Anything after the JSON is no JSON; by default Jackson would not look. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Map<Rule, EventHandler> RULES =
            Map.of(
                    new Rule(ChatRoom.NAMESPACE, "message"), ChatRoom::message,
                    new Rule(ChatRoom.NAMESPACE, "history"), ChatRoom::history,
                    new Rule(ClassicChat.NAMESPACE, "add user"), ClassicChat::addUser,
                    new Rule(ClassicChat.NAMESPACE, "new message"), ClassicChat::newMessage,
                    new Rule(ClassicChat.NAMESPACE, "typing"), ClassicChat::typing,
                    new Rule(ClassicChat.NAMESPACE, "stop typing"), ClassicChat::typing,
                    new Rule(ClassicChat.NAMESPACE, ClientEvent.CONNECT), ClassicChat::connect,
                    new Rule(ClassicChat.NAMESPACE, ClientEvent.DISCONNECT),
                            ClassicChat::disconnect);

    private record Rule(String namespace, String type) {}

    /**
     * Decides what an event does, and does it to {@code state}.
     *
     * @throws MalformedRecordException if the event's arguments are not the JSON that the contract
     *     promises
     */
    public Decision decide(ClientEvent event, ChatState state) throws MalformedRecordException {
        EventHandler handler = RULES.get(new Rule(event.namespace(), event.type()));
        if (handler == null) {
            return new Ignored();
        }
        JsonNode argument = firstArgument(event);
        try {
            return handler.handle(event, argument, state);
        } catch (RejectedException e) {
            return new Rejected(
                    Answer.toSender(
                            "rejected",
                            event,
                            Fields.object()
                                    .put("id", idForSender(event, argument))
                                    .put("reason", e.getMessage())));
        }
    }

    private static JsonNode firstArgument(ClientEvent event) throws MalformedRecordException {
        try {
            return JSON.readTree(event.arguments().asArray()).path(0);
        } catch (JsonProcessingException e) {
            throw new MalformedRecordException("value", "not JSON: " + e.getOriginalMessage());
        }
    }

    /** The id by which the sender knows its event: the one it gave, if it can be used. */
    private static String idForSender(ClientEvent event, JsonNode argument) {
        String given = argument.path("id").asText("");
        return given.isBlank() || given.length() > Fields.MAX_ID ? event.id() : given;
    }
}
