package dev.restante.consumer.chat;

/**
 * A socket that gave itself a name in the classic chat.
 *
 * @param present false once it has left; its name is kept because a recovered socket comes back
 */
public record Participant(String socket, String name, boolean present) {

    Participant back() {
        return new Participant(socket, name, true);
    }

    Participant gone() {
        return new Participant(socket, name, false);
    }
}
