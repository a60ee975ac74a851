package dev.restante.consumer.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the chats remember. Changes hold together with the event that made them, or not at all. */
public interface ChatState {

    /** Stores a message as the next one of its room. */
    ChatMessage append(String id, String room, String name, String text, Instant at);

    /**
     * @return at most {@code count} messages, the newest of the room, oldest first
     */
    List<ChatMessage> newest(String room, int count);

    /** The participant with this socket, present or not. */
    Optional<Participant> participant(String socket);

    /** Stores a participant, over an older one with the same socket. */
    void save(Participant participant);

    /** How many participants are present. */
    int present();
}
