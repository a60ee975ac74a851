package dev.restante.consumer.chat;

/**
 * A socket that gave itself a name in the classic chat.
 *
 * @param present false once it has left; its name is kept because a recovered socket comes back
 * @param connection number of the last connection that was heard of; what is told of an older one
 *     comes too late
 */
public record Participant(String socket, String name, boolean present, long connection) {

    Participant back(long on) {
        return new Participant(socket, name, true, on);
    }

    Participant gone(long from) {
        return new Participant(socket, name, false, from);
    }
}
