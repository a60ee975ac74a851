package dev.restante.contract;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something a client emitted, or a step in its life: a record of the topic {@link
 * Topics#CLIENT_EVENTS}.
 *
 * <p>The record may arrive more than once; {@code id} tells repeats apart from new events.
 *
 * @param id the sender's own id for this event if its route finds one, else made by the gateway;
 *     unique over all events of the topic
 * @param source URI reference of the gateway that wrote the record
 * @param time when the gateway received the event
 * @param type Socket.IO event name, verbatim; {@link #CONNECT} and {@link #DISCONNECT} are the
 *     lifecycle, which no client can emit
 * @param namespace Socket.IO namespace, starts with {@code /}
 * @param socket Socket.IO socket id of the sender (CloudEvents {@code subject})
 * @param user who the sender is, when it was authenticated
 * @param room room the event is about, when the route finds one
 * @param ackId present when the client waits for a service's answer
 * @param arguments what the client sent beside the name; for the lifecycle one JSON object: {@code
 *     {"recovered":false}} or {@code {"reason":"transport close"}}
 */
public record ClientEvent(
        String id,
        String source,
        Instant time,
        String type,
        String namespace,
        String socket,
        Optional<String> user,
        Optional<String> room,
        OptionalLong ackId,
        Arguments arguments) {

    /** Type of the record a gateway writes when a client joined a namespace. */
    public static final String CONNECT = "connect";

    /** Type of the record a gateway writes when it noticed that a client is gone. */
    public static final String DISCONNECT = "disconnect";

    public ClientEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(room, "room");
        Objects.requireNonNull(ackId, "ackId");
        Objects.requireNonNull(arguments, "arguments");
    }
}
