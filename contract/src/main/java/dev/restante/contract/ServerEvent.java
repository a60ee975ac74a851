package dev.restante.contract;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What clients shall receive, or what shall happen to them: a record of the topic {@link
 * Topics#SERVER_EVENTS}. Written by services (and by gateways for relayed events), read by every
 * gateway.
 *
 * <p>A socket id and {@code user:<id>} are rooms like any other, so a single client is addressed by
 * its socket id.
 */
public sealed interface ServerEvent {

    /** What every server event has, whatever it does. */
    Envelope envelope();

    /** Rooms that are addressed; empty: everyone in the namespace. */
    Set<String> to();

    /**
     * Key of the record. Order holds among records of one key: the first room addressed, or the
     * namespace if everyone is.
     */
    default String key() {
        return to().isEmpty() ? envelope().namespace() : to().iterator().next();
    }

    /**
     * What every server event has.
     *
     * @param id unique over all events; a repeat of an id is delivered once
     * @param source URI reference of the writer
     * @param time when the event happened
     * @param namespace Socket.IO namespace, starts with {@code /}
     * @param cause id of the {@link ClientEvent} this answers, if it answers one
     */
    record Envelope(
            String id, String source, Instant time, String namespace, Optional<String> cause) {
        public Envelope {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * A Socket.IO event for clients.
     *
     * @param type event name, verbatim
     * @param except rooms whose members do not receive it
     * @param isVolatile whether a client that cannot take it now may miss it
     * @param ackId present when clients are asked for an acknowledgement; each answer comes back as
     *     a {@link ClientEvent} with this {@code ackId} and the id of this event as its cause
     */
    record Emit(
            Envelope envelope,
            String type,
            Set<String> to,
            Set<String> except,
            boolean isVolatile,
            OptionalLong ackId,
            Arguments arguments)
            implements ServerEvent {
        public Emit {
            Objects.requireNonNull(envelope, "envelope");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(ackId, "ackId");
            Objects.requireNonNull(arguments, "arguments");
            to = ordered(to);
            except = ordered(except);
        }
    }

    /**
     * A service's answer to an event that a client emitted with an acknowledgement.
     *
     * @param socket socket id of the client
     * @param ackId the {@code ackid} of the client event that is answered
     */
    record Ack(Envelope envelope, String socket, long ackId, Arguments arguments)
            implements ServerEvent {
        public Ack {
            Objects.requireNonNull(envelope, "envelope");
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(arguments, "arguments");
        }

        @Override
        public Set<String> to() {
            return Set.of(socket);
        }
    }

    /** Every addressed client becomes a member of {@code room}. */
    record Join(Envelope envelope, Set<String> to, String room) implements ServerEvent {
        public Join {
            Objects.requireNonNull(envelope, "envelope");
            Objects.requireNonNull(room, "room");
            to = ordered(to);
        }
    }

    /** No addressed client is a member of {@code room} any longer. */
    record Leave(Envelope envelope, Set<String> to, String room) implements ServerEvent {
        public Leave {
            Objects.requireNonNull(envelope, "envelope");
            Objects.requireNonNull(room, "room");
            to = ordered(to);
        }
    }

    /**
     * Every addressed client is taken out of the namespace.
     *
     * @param close whether its transport is ended too
     */
    record Disconnect(Envelope envelope, Set<String> to, boolean close) implements ServerEvent {
        public Disconnect {
            Objects.requireNonNull(envelope, "envelope");
            to = ordered(to);
        }
    }

    /**
     * A client that asked to be let into a namespace ({@link ClientEvent.Op#ADMISSION}) may join.
     *
     * @param envelope its cause is the id of the client's question
     * @param socket socket id that question had as its subject
     * @param user who the client is, if the service knows; it then is in the room {@code user:<id>}
     *     too
     * @param rooms rooms it is a member of from now on. If it comes back to a session it has: these
     *     and no others; empty if it keeps those it has
     */
    record Admit(
            Envelope envelope, String socket, Optional<String> user, Optional<Set<String>> rooms)
            implements ServerEvent {
        /**
         * @throws IllegalArgumentException if the envelope has no cause
         */
        public Admit {
            requireCause(envelope);
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(user, "user");
            rooms = rooms.map(ServerEvent::ordered);
        }

        @Override
        public Set<String> to() {
            return Set.of(socket);
        }
    }

    /**
     * A client that asked to be let into a namespace ({@link ClientEvent.Op#ADMISSION}) stays out.
     *
     * @param envelope its cause is the id of the client's question
     * @param socket socket id that question had as its subject
     * @param message what the client sees as {@code err.message}
     * @param data what it sees as {@code err.data}: no argument, or one without attachments
     */
    record Refuse(Envelope envelope, String socket, String message, Arguments data)
            implements ServerEvent {
        /**
         * @throws IllegalArgumentException if the envelope has no cause, or if the data are
         *     anything but one JSON value
         */
        public Refuse {
            requireCause(envelope);
            Objects.requireNonNull(socket, "socket");
            Objects.requireNonNull(message, "message");
            if (data.count() > 1 || !data.attachments().isEmpty()) {
                throw new IllegalArgumentException("not at most one JSON value: " + data);
            }
        }

        @Override
        public Set<String> to() {
            return Set.of(socket);
        }
    }

    private static void requireCause(Envelope envelope) {
        if (envelope.cause().isEmpty()) {
            throw new IllegalArgumentException("an answer without a cause: " + envelope.id());
        }
    }

    private static Set<String> ordered(Set<String> rooms) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(rooms));
    }
}
