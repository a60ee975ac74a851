package dev.restante.consumer.chat;

import java.time.Instant;

/**
 * A socket in a room of the chat page, under the name it gave.
 *
 * @param present false once its connection has ended; it is kept because a recovered socket comes
 *     back
 * @param connection number of the last connection that was heard of; what is told of an older one
 *     comes too late
 * @param since when it came, or its connection ended
 */
public record Person(
        String socket, String room, String name, boolean present, long connection, Instant since) {

    Person named(String other) {
        return new Person(socket, room, other, present, connection, since);
    }

    Person back(long on, Instant now) {
        return new Person(socket, room, name, true, on, present ? since : now);
    }

    Person away(long from, Instant now) {
        return new Person(socket, room, name, false, from, now);
    }
}
