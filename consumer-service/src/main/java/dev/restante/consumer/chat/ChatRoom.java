package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Fields.MAX_ID;
import static dev.restante.consumer.chat.Fields.MAX_NAME;
import static dev.restante.consumer.chat.Fields.MAX_ROOM;
import static dev.restante.consumer.chat.Fields.MAX_TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.contract.ClientEvent;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The chat of the page: rooms with numbered messages and a history. Namespace {@code /chat}. */
final class ChatRoom {

    static final String NAMESPACE = "/chat";
    static final int HISTORY = 50;

    private ChatRoom() {}

    /** {@code {id,room,name,text}} is stored and told to the whole room, the sender included. */
    static Decision message(ClientEvent event, JsonNode data, ChatState state)
            throws RejectedException {
        ChatMessage stored =
                state.append(
                        Fields.field(data, "id", MAX_ID),
                        Fields.field(data, "room", MAX_ROOM),
                        Fields.field(data, "name", MAX_NAME),
                        Fields.field(data, "text", MAX_TEXT),
                        // What every database keeps, so that history and live message agree.
                        event.time().truncatedTo(ChronoUnit.MILLIS));
        return Handled.with(Answer.toRoom("message", stored.room(), json(stored)));
    }

    /**
     * {@code {room}} is answered to the sender with the newest messages, oldest first; {@code
     * {room,before}} with the newest of those whose number is smaller.
     */
    static Decision history(ClientEvent event, JsonNode data, ChatState state)
            throws RejectedException {
        String room = Fields.field(data, "room", MAX_ROOM);
        ObjectNode history = Fields.object().put("room", room);
        List<ChatMessage> found = state.newest(room, HISTORY);
        if (data.has("before")) {
            long before = Fields.number(data, "before", 1, Long.MAX_VALUE);
            history.put("before", before);
            found = state.earlier(room, before, HISTORY);
        }
        ArrayNode messages = history.putArray("messages");
        found.forEach(message -> messages.add(json(message)));
        return Handled.with(Answer.toSender("history", event, history));
    }

    private static ObjectNode json(ChatMessage message) {
        return Fields.object()
                .put("id", message.id())
                .put("room", message.room())
                .put("name", message.name())
                .put("text", message.text())
                .put("seq", message.seq())
                .put("at", message.at().toString());
    }
}
