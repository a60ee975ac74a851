package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.EventHandler.both;
import static dev.restante.consumer.chat.EventHandler.ofFirst;
import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.consumer.chat.Answer.Reply;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.Decision.Ignored;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.MalformedRecordException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the rule for an event by its namespace and type. */
public final class Dispatcher {

    /** Anything after the JSON is no JSON; by default Jackson would not look. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Map<Rule, EventHandler> RULES =
            Map.ofEntries(
                    entry(room("message"), ofFirst(ChatRoom::message)),
                    entry(room("history"), ofFirst(ChatRoom::history)),
                    entry(room("here"), ofFirst(RoomPeople::here)),
                    entry(room("gone"), ofFirst(RoomPeople::gone)),
                    entry(room(ClientEvent.CONNECT), ofFirst(RoomPeople::connect)),
                    entry(room(ClientEvent.DISCONNECT), ofFirst(RoomPeople::disconnect)),
                    entry(board("stroke"), ofFirst(Whiteboard::stroke)),
                    entry(board("clear"), ofFirst(Whiteboard::clear)),
                    entry(board("strokes"), ofFirst(Whiteboard::strokes)),
                    entry(classic("add user"), ofFirst(ClassicChat::addUser)),
                    entry(classic("new message"), ofFirst(ClassicChat::newMessage)),
                    entry(classic("typing"), ofFirst(ClassicChat::typing)),
                    entry(classic("stop typing"), ofFirst(ClassicChat::typing)),
                    entry(classic(ClientEvent.DISCONNECT), ofFirst(ClassicChat::disconnect)),
                    entry(
                            classic(ClientEvent.CONNECT),
                            ofFirst(both(ClassicChat::connect, GettingStartedChat::connect))),
                    entry(classic("chat message"), GettingStartedChat::chatMessage));

    private final Map<Rule, EventHandler> lab;

    Dispatcher(String service, Work work) {
        NumberedEvents rules = new NumberedEvents(service, work);
        this.lab =
                Map.of(
                        lab("numbered"), ofFirst(rules::queued),
                        lab("numbered-direct"), ofFirst(rules::direct));
    }

    /**
     * @param service name of this instance, as clients are told it
     */
    public Dispatcher(String service) {
        this(service, Work::waiting);
    }

    public Dispatcher() {
        this("consumer-service");
    }

    private record Rule(String namespace, String type) {}

    private static Rule room(String type) {
        return new Rule(ChatRoom.NAMESPACE, type);
    }

    private static Rule board(String type) {
        return new Rule(Whiteboard.NAMESPACE, type);
    }

    private static Rule classic(String type) {
        return new Rule(ClassicChat.NAMESPACE, type);
    }

    private static Rule lab(String type) {
        return new Rule(NumberedEvents.NAMESPACE, type);
    }

    /**
     * Decides what an event does, and does it to {@code state}. Whoever waits for a service's
     * answer gets one: what the rule says, or an empty one.
     *
     * @throws MalformedRecordException if the event's arguments are not the JSON that the contract
     *     promises
     */
    public Decision decide(ClientEvent event, ChatState state) throws MalformedRecordException {
        Rule rule = new Rule(event.namespace(), event.type());
        EventHandler handler = RULES.getOrDefault(rule, lab.get(rule));
        if (handler == null) {
            return new Ignored();
        }
        JsonNode arguments = arguments(event);
        try {
            List<Answer> answers = handler.handle(event, arguments, state).answers();
            Reply reply = replyAmong(answers);
            return new Handled(withReply(event, answers, reply), Optional.of(reply));
        } catch (RejectedException e) {
            Answer told = told(event, arguments.path(0), e.getMessage());
            Reply reply = refusal(e.getMessage());
            return new Rejected(withReply(event, List.of(told), reply), Optional.of(reply));
        }
    }

    private static JsonNode arguments(ClientEvent event) throws MalformedRecordException {
        try {
            return JSON.readTree(event.arguments().asArray());
        } catch (JsonProcessingException e) {
            throw new MalformedRecordException("value", "not JSON: " + e.getOriginalMessage());
        }
    }

    private static Reply replyAmong(List<Answer> answers) {
        return answers.stream()
                .filter(Reply.class::isInstance)
                .map(Reply.class::cast)
                .findFirst()
                .orElseGet(Reply::with);
    }

    /** At most one reply, the last of the answers, and that only to a client that waits for it. */
    private static List<Answer> withReply(ClientEvent event, List<Answer> answers, Reply reply) {
        Stream<Answer> told = answers.stream().filter(answer -> !(answer instanceof Reply));
        return event.ackId().isEmpty()
                ? told.toList()
                : Stream.concat(told, Stream.of(reply)).toList();
    }

    /** The sender is told by an event, and by the answer if it waits for one. */
    private static Answer told(ClientEvent event, JsonNode argument, String reason) {
        return Answer.toSender(
                "rejected",
                event,
                Fields.object().put("id", idForSender(event, argument)).put("reason", reason));
    }

    private static Reply refusal(String reason) {
        return Reply.with(
                Fields.object()
                        .put("status", "error")
                        .put("code", "rejected")
                        .put("message", reason)
                        .put("retry", false));
    }

    /** The id by which the sender knows its event: the one it gave, if it can be used. */
    private static String idForSender(ClientEvent event, JsonNode argument) {
        String given = argument.path("id").asText("");
        return given.isBlank() || given.length() > Fields.MAX_ID ? event.id() : given;
    }
}
