package dev.restante.consumer.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One event for clients, in the namespace of the event it answers.
 *
 * @param to rooms (a socket id is one); empty: everyone in the namespace
 * @param except sockets that do not receive it
 */
public record Answer(String type, Set<String> to, Set<String> except, JsonNode data) {

    static final String SOURCE = "/restante/consumer-service";

    static Answer toRoom(String type, String room, JsonNode data) {
        return new Answer(type, Set.of(room), Set.of(), data);
    }

    static Answer toSender(String type, ClientEvent event, JsonNode data) {
        return new Answer(type, Set.of(event.socket()), Set.of(), data);
    }

    static Answer toOthers(String type, ClientEvent event, JsonNode data) {
        return new Answer(type, Set.of(), Set.of(event.socket()), data);
    }

    /**
     * The answer as it goes to Kafka. Its id follows from the event's id alone, so that an answer
     * that is sent again is recognised as a repeat.
     *
     * @param cause the event that is answered
     * @param index place among the answers to that event, from 0
     */
    public Emit toEvent(ClientEvent cause, int index, Instant now) {
        Envelope envelope =
                new Envelope(
                        cause.id() + "." + index,
                        SOURCE,
                        now,
                        cause.namespace(),
                        Optional.of(cause.id()));
        return new Emit(
                envelope,
                type,
                to,
                except,
                false,
                OptionalLong.empty(),
                Arguments.of(data.toString()));
    }
}
