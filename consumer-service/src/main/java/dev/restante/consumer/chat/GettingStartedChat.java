package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Fields.MAX_ID;
import static dev.restante.consumer.chat.Fields.MAX_TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.restante.consumer.chat.Answer.Reply;
import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.contract.ClientEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The chat of the Socket.IO project's tutorial, in all its steps: {@code chat message} in the
 * namespace {@code /}, with numbered messages, {@code serverOffset} and client offsets.
 */
final class GettingStartedChat {

    /** Most messages that are sent again at one connect: the newest of those that were missed. */
    static final int MOST_MISSED = 500;

    /**
     * How far the clocks of gateway and service may differ. A message that was stored longer than
     * this after a client's connect has reached it live, so it is not sent again.
     */
    static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private GettingStartedChat() {}

    /**
     * {@code (text)} or {@code (text, clientOffset)}: stored and told to everyone, the sender
     * included, as {@code (text, id)}. A client that got no ack in time sends the same again under
     * the same client offset, and only the first is stored.
     */
    static Decision chatMessage(ClientEvent event, JsonNode arguments, ChatState state)
            throws RejectedException {
        String text = Fields.anyText(arguments.path(0), "message", MAX_TEXT);
        Optional<NumberedMessage> stored = state.appendOnce(clientOffset(arguments.path(1)), text);
        return stored.isPresent()
                ? Handled.with(told(stored.get()), Reply.with())
                : Handled.with(Reply.with());
    }

    private static Optional<String> clientOffset(JsonNode given) throws RejectedException {
        return given.isMissingNode() || given.isNull()
                ? Optional.empty()
                : Optional.of(Fields.text(given, "clientOffset", MAX_ID));
    }

    private static Told told(NumberedMessage message) {
        return Answer.toEveryone("chat message", text(message), id(message));
    }

    /**
     * A client that says what it has seen, and whose session did not go on, gets what it missed.
     * Clients of the tutorial's first steps do not say it.
     */
    static Decision connect(ClientEvent event, JsonNode data, ChatState state) {
        OptionalLong seen = number(data.path("auth").path("serverOffset"));
        if (data.path("recovered").asBoolean() || seen.isEmpty()) {
            return Handled.with();
        }
        Instant until = event.time().plus(CLOCKS_DIFFER);
        return new Handled(
                state.numbered(seen.getAsLong(), until, MOST_MISSED).stream()
                        .map(message -> missed(message, event))
                        .toList());
    }

    /** As text too: the Java client can send nothing else in its auth. */
    private static OptionalLong number(JsonNode given) {
        if (given.isIntegralNumber() && given.canConvertToLong()) {
            return OptionalLong.of(given.longValue());
        }
        return given.isTextual() && NUMBER.matcher(given.textValue()).matches()
                ? OptionalLong.of(Long.parseLong(given.textValue()))
                : OptionalLong.empty();
    }

    private static Answer missed(NumberedMessage message, ClientEvent event) {
        return Answer.toSenderAmongAll("chat message", event, text(message), id(message));
    }

    private static JsonNode text(NumberedMessage message) {
        return JsonNodeFactory.instance.textNode(message.text());
    }

    private static JsonNode id(NumberedMessage message) {
        return JsonNodeFactory.instance.numberNode(message.id());
    }
}
