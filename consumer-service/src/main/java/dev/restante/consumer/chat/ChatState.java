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

    /**
     * @param before number of the first message that is not wanted
     * @return at most {@code count} messages of the room, the newest of these, oldest first
     */
    List<ChatMessage> earlier(String room, long before, int count);

    /** Who is in which room. */
    People people();

    /** The whiteboards. */
    Boards boards();

    /**
     * Stores a message of the getting-started chat as the next one.
     *
     * @param clientOffset the sender's own name for it, if it gave one
     * @return nothing if a message of that name is stored already
     */
    Optional<NumberedMessage> appendOnce(Optional<String> clientOffset, String text);

    /**
     * @param after id of the last message that is not wanted; 0 for all
     * @param until messages stored later than that are not wanted either
     * @return at most {@code count} messages of the getting-started chat, the newest of these,
     *     oldest first
     */
    List<NumberedMessage> numbered(long after, Instant until, int count);

    /** The participant with this socket, present or not. */
    Optional<Participant> participant(String socket);

    /** Stores a participant, over an older one with the same socket. */
    void save(Participant participant);

    /** How many participants are present. */
    int present();

    /** What the Lab remembers. */
    LabState lab();
}
