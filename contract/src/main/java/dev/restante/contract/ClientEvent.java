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
 * @param id the sender's own id for this event if its route finds one, percent-encoded and after
 *     the {@code user} and a colon if there is one, else made by the gateway; unique over all
 *     events of the topic
 * @param source URI reference of the gateway that wrote the record
 * @param time when the gateway received the event
 * @param op what kind of event it is
 * @param type Socket.IO event name, verbatim; {@link #CONNECT} and {@link #DISCONNECT} are the
 *     lifecycle, which no client can emit; {@link #ACK} and {@link #ADMISSION} if {@code op} says
 *     so, and only then, since a client may emit events with these names
 * @param namespace Socket.IO namespace, starts with {@code /}
 * @param socket Socket.IO socket id of the sender (CloudEvents {@code subject}); for an admission
 *     the one it will have
 * @param user who the sender is, when it was authenticated
 * @param room room the event is about, when the route finds one
 * @param ackId present when the client waits for a service's answer; of an acknowledgement, the
 *     {@code ackId} of the {@link ServerEvent.Emit} that asked for it
 * @param cause of an acknowledgement, the id of the {@link ServerEvent.Emit} that asked for it
 * @param arguments what the client sent beside the name; for the lifecycle and an admission one
 *     JSON object, whose members {@link #CONNECT}, {@link #DISCONNECT} and {@link #ADMISSION} tell
 */
public record ClientEvent(
        String id,
        String source,
        Instant time,
        Op op,
        String type,
        String namespace,
        String socket,
        Optional<String> user,
        Optional<String> room,
        OptionalLong ackId,
        Optional<String> cause,
        Arguments arguments) {

    /**
     * Type of the record a gateway writes when a client joined a namespace. Its data:
     *
     * <pre>
     * {"recovered":bool,"connection":17,"auth":{..},"query":{..},"headers":{..},"address":"ip"}
     * </pre>
     *
     * <p>{@code recovered} says whether the client resumed an earlier session; {@code connection}
     * which of its connections this is, see {@link #DISCONNECT}; {@code auth} is what it sent with
     * its CONNECT, without {@code pid} and {@code offset}; {@code query} and {@code headers}
     * (lower-case names, those on the gateway's list) are of the HTTP request that opened the
     * connection, {@code address} is where it came from. Further members may come; a reader takes
     * one that is missing as empty.
     */
    public static final String CONNECT = "connect";

    /**
     * Type of the record a gateway writes when it noticed that a client is gone. Its data: {@code
     * {"reason":"transport close","connection":17}}, in the words of the reference server where it
     * has one.
     *
     * <p>{@code connection} grows from one connection of a session to the next. Of one socket the
     * highest number counts, and with the same number the disconnect is the last word: the end of
     * an older connection may be stored after the connect of a younger one, by another gateway.
     */
    public static final String DISCONNECT = "disconnect";

    /** Type of a client's acknowledgement; its data are the arguments of the client's answer. */
    public static final String ACK = "dev.restante.ack";

    /**
     * Type of the question whether a client may join a namespace, answered by {@link
     * ServerEvent.Admit} or {@link ServerEvent.Refuse}. Its data are those of {@link #CONNECT}
     * without {@code recovered}.
     */
    public static final String ADMISSION = "dev.restante.admission";

    /** Kinds of client events. */
    public enum Op {
        /** A client emitted it, or it is a step in a client's life. */
        EVENT,
        /** A client's answer to a server event that asked for one. */
        ACK,
        /** A client asks to be let into a namespace. */
        ADMISSION
    }

    /**
     * @throws IllegalArgumentException if an acknowledgement is without {@code ackId} or {@code
     *     cause}
     */
    public ClientEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(room, "room");
        Objects.requireNonNull(ackId, "ackId");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(arguments, "arguments");
        if (op == Op.ACK && (ackId.isEmpty() || cause.isEmpty())) {
            throw new IllegalArgumentException("an acknowledgement without ackId or cause");
        }
    }

    /** An event or a step of the lifecycle ({@link Op#EVENT}). */
    public ClientEvent(
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
        this(
                id,
                source,
                time,
                Op.EVENT,
                type,
                namespace,
                socket,
                user,
                room,
                ackId,
                Optional.empty(),
                arguments);
    }
}
