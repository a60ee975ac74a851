package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Fields.MAX_NAME;
import static dev.restante.consumer.chat.Fields.MAX_TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.contract.ClientEvent;
import java.util.Optional;

/**
 * The chat example of the Socket.IO project: one room for everyone in the namespace {@code /}, with
 * names. It differs from the original where that one relies on a socket that never comes back: here
 * a socket may leave and recover, with its id and its name.
 */
final class ClassicChat {

    static final String NAMESPACE = "/";

    private ClassicChat() {}

    /** A name may be given once; {@code login} to the sender, {@code user joined} to the others. */
    static Decision addUser(ClientEvent event, JsonNode name, ChatState state)
            throws RejectedException {
        if (state.participant(event.socket()).isPresent()) {
            return Handled.with();
        }
        Participant joined =
                new Participant(event.socket(), Fields.text(name, "username", MAX_NAME), true, 0);
        state.save(joined);
        ObjectNode login = Fields.object().put("numUsers", state.present());
        return Handled.with(
                Answer.toSender("login", event, login),
                Answer.toOthers("user joined", event, countedWith(joined, state)));
    }

    /** The text goes to the others. */
    static Decision newMessage(ClientEvent event, JsonNode text, ChatState state)
            throws RejectedException {
        ObjectNode said =
                named(sender(event, state)).put("message", Fields.text(text, "message", MAX_TEXT));
        return Handled.with(Answer.toOthers("new message", event, said));
    }

    /** {@code typing} and {@code stop typing} go to the others under the same name. */
    static Decision typing(ClientEvent event, JsonNode nothing, ChatState state)
            throws RejectedException {
        return Handled.with(Answer.toOthers(event.type(), event, named(sender(event, state))));
    }

    /** A recovered socket whose leaving was told is back; one that never left is not told twice. */
    static Decision connect(ClientEvent event, JsonNode data, ChatState state) {
        long connection = connection(data);
        Optional<Participant> known =
                state.participant(event.socket()).filter(p -> connection > p.connection());
        if (known.isEmpty() || !data.path("recovered").asBoolean()) {
            return Handled.with();
        }
        state.save(known.get().back(connection));
        return known.get().present()
                ? Handled.with()
                : Handled.with(
                        Answer.toOthers("user joined", event, countedWith(known.get(), state)));
    }

    /** {@code user left} to the others, if this socket had a name and is not back already. */
    static Decision disconnect(ClientEvent event, JsonNode data, ChatState state) {
        long connection = connection(data);
        Optional<Participant> leaving =
                state.participant(event.socket())
                        .filter(p -> p.present() && connection >= p.connection());
        if (leaving.isEmpty()) {
            return Handled.with();
        }
        state.save(leaving.get().gone(connection));
        return Handled.with(Answer.toOthers("user left", event, countedWith(leaving.get(), state)));
    }

    private static long connection(JsonNode data) {
        return data.path("connection").asLong();
    }

    private static Participant sender(ClientEvent event, ChatState state) throws RejectedException {
        return state.participant(event.socket())
                .filter(Participant::present)
                .orElseThrow(() -> new RejectedException("username: say add user first"));
    }

    private static ObjectNode named(Participant participant) {
        return Fields.object().put("username", participant.name());
    }

    private static ObjectNode countedWith(Participant participant, ChatState state) {
        return named(participant).put("numUsers", state.present());
    }
}
