package dev.restante.consumer.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What goes back to clients for one event, in the namespace of that event. */
public sealed interface Answer {

    /** CloudEvents source of everything this service writes. */
    String SOURCE = "/restante/consumer-service";

    /**
     * What the clients get, in order. One argument is written as it is, several as an array ({@code
     * ce_args}).
     */
    List<JsonNode> arguments();

    /**
     * The answer as it goes to Kafka. Its id follows from the event's id alone, so that an answer
     * that is sent again is recognised as a repeat.
     *
     * @param cause the event that is answered
     * @param index place among the answers to that event, from 0
     */
    ServerEvent toEvent(ClientEvent cause, int index, Instant now);

    /**
     * An event for clients.
     *
     * @param to rooms (a socket id is one); empty: everyone in the namespace. The first one decides
     *     with what the event stays in order
     * @param except sockets that do not receive it
     */
    record Told(String type, Set<String> to, Set<String> except, List<JsonNode> arguments)
            implements Answer {
        public Told {
            to = Collections.unmodifiableSet(new LinkedHashSet<>(to));
            except = Set.copyOf(except);
            arguments = List.copyOf(arguments);
        }

        /** The only argument. */
        JsonNode data() {
            if (arguments.size() != 1) {
                throw new IllegalStateException("not one argument: " + this);
            }
            return arguments.get(0);
        }

        /**
         * The same for one attempt at the event alone: another attempt is told as well.
         *
         * @param place what tells the attempt, and the answer, from others
         */
        public Emit once(ClientEvent cause, String place, Instant now) {
            return emit(cause, cause.id() + "." + place, now);
        }

        @Override
        public Emit toEvent(ClientEvent cause, int index, Instant now) {
            return emit(cause, cause.id() + "." + index, now);
        }

        private Emit emit(ClientEvent cause, String id, Instant now) {
            return new Emit(
                    envelope(cause, id, now),
                    type,
                    to,
                    except,
                    false,
                    OptionalLong.empty(),
                    json(arguments));
        }
    }

    /**
     * What the sender's callback gets. Only of effect where the client waits for a service's answer
     * (route {@code ack=reply}); elsewhere the gateway has called it already.
     */
    record Reply(List<JsonNode> arguments) implements Answer {

        private static final ObjectMapper JSON = new ObjectMapper();

        public Reply {
            arguments = List.copyOf(arguments);
        }

        static Reply with(JsonNode... arguments) {
            return new Reply(List.of(arguments));
        }

        /**
         * The reverse of {@link #toJson}.
         *
         * @throws UncheckedIOException if that is not where it comes from
         */
        public static Reply ofJson(String json) {
            try {
                List<JsonNode> arguments = new ArrayList<>();
                JSON.readTree(json).forEach(arguments::add);
                return new Reply(arguments);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The arguments as a JSON array. */
        public String toJson() {
            return JsonNodeFactory.instance.arrayNode().addAll(arguments).toString();
        }

        /**
         * The same answer to the same event, emitted once more. Its id is another one, since the
         * first may have been lost with a connection.
         *
         * @param place what tells one repeat from another
         * @throws java.util.NoSuchElementException if the client does not wait for an answer
         */
        public Ack again(ClientEvent repeat, String place, Instant now) {
            return ack(repeat, repeat.id() + ".again." + place, now);
        }

        /**
         * @throws java.util.NoSuchElementException if the client does not wait for an answer
         */
        @Override
        public Ack toEvent(ClientEvent cause, int index, Instant now) {
            return ack(cause, cause.id() + "." + index, now);
        }

        private Ack ack(ClientEvent cause, String id, Instant now) {
            return new Ack(
                    envelope(cause, id, now),
                    cause.socket(),
                    cause.ackId().orElseThrow(),
                    json(arguments));
        }
    }

    static Told toRoom(String type, String room, JsonNode data) {
        return new Told(type, Set.of(room), Set.of(), List.of(data));
    }

    static Told toSender(String type, ClientEvent event, JsonNode data) {
        return new Told(type, Set.of(event.socket()), Set.of(), List.of(data));
    }

    static Told toOthers(String type, ClientEvent event, JsonNode data) {
        return new Told(type, Set.of(), Set.of(event.socket()), List.of(data));
    }

    static Told toEveryone(String type, JsonNode... arguments) {
        return new Told(type, Set.of(), Set.of(), List.of(arguments));
    }

    /**
     * For the sender alone, but in order with what goes to everyone. The first room is one that
     * nobody is in: it has the record's key made the namespace.
     */
    static Told toSenderAmongAll(String type, ClientEvent event, JsonNode... arguments) {
        Set<String> to = new LinkedHashSet<>(List.of(event.namespace(), event.socket()));
        return new Told(type, to, Set.of(), List.of(arguments));
    }

    private static Envelope envelope(ClientEvent cause, String id, Instant now) {
        return new Envelope(id, SOURCE, now, cause.namespace(), Optional.of(cause.id()));
    }

    private static Arguments json(List<JsonNode> arguments) {
        return Arguments.ofList(arguments.stream().map(JsonNode::toString).toList());
    }
}
