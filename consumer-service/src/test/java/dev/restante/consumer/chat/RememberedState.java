package dev.restante.consumer.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of the chats in memory. */
final class RememberedState implements ChatState {

    final List<ChatMessage> messages = new ArrayList<>();
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
    public Optional<Participant> participant(String socket) {
        return Optional.ofNullable(participants.get(socket));
    }

    @Override
    public void save(Participant participant) {
        participants.put(participant.socket(), participant);
    }

    @Override
    public int present() {
        return (int) participants.values().stream().filter(Participant::present).count();
    }
}
