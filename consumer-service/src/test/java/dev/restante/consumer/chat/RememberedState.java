package dev.restante.consumer.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state of the chats in memory. */
final class RememberedState implements ChatState {

    final List<ChatMessage> messages = new ArrayList<>();
    final List<NumberedMessage> numbered = new ArrayList<>();

    final RememberedPeople people = new RememberedPeople();
    final RememberedBoards boards = new RememberedBoards();

    /** When the next message of the getting-started chat is stored. */
    Instant now = Events.SENT;

    final RememberedEffects effects = new RememberedEffects();

    private final List<Instant> storedAt = new ArrayList<>();
    private final Set<String> clientOffsets = new HashSet<>();
    private final Map<String, Participant> participants = new HashMap<>();

    @Override
    public ChatMessage append(String id, String room, String name, String text, Instant at) {
        long seq = newest(room, Integer.MAX_VALUE).size() + 1L;
        ChatMessage message = new ChatMessage(id, room, name, text, seq, at);
        messages.add(message);
        return message;
    }

    @Override
    public List<ChatMessage> newest(String room, int count) {
        List<ChatMessage> all = messages.stream().filter(m -> m.room().equals(room)).toList();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    @Override
    public List<ChatMessage> earlier(String room, long before, int count) {
        List<ChatMessage> all = newest(room, Integer.MAX_VALUE);
        List<ChatMessage> wanted = all.stream().filter(m -> m.seq() < before).toList();
        return wanted.subList(Math.max(0, wanted.size() - count), wanted.size());
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Boards boards() {
        return boards;
    }

    @Override
    public Optional<NumberedMessage> appendOnce(Optional<String> clientOffset, String text) {
        if (clientOffset.isPresent() && !clientOffsets.add(clientOffset.get())) {
            return Optional.empty();
        }
        NumberedMessage message = new NumberedMessage(numbered.size() + 1L, text);
        numbered.add(message);
        storedAt.add(now);
        return Optional.of(message);
    }

    @Override
    public List<NumberedMessage> numbered(long after, Instant until, int count) {
        List<NumberedMessage> all =
                numbered.stream()
                        .filter(message -> message.id() > after)
                        .filter(message -> !storedAt.get((int) message.id() - 1).isAfter(until))
                        .toList();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    @Override
    public Optional<Participant> participant(String socket) {
        return Optional.ofNullable(participants.get(socket));
    }

    @Override
    public void save(Participant participant) {
        participants.put(participant.socket(), participant);
    }

    @Override
    public LabState lab() {
        return effects;
    }

    @Override
    public int present() {
        return (int) participants.values().stream().filter(Participant::present).count();
    }
}
