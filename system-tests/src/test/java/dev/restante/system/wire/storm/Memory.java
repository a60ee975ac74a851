package dev.restante.system.wire.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a client keeps from one connection to the next: pid and cursor, as the official client keeps
 * them, and the accounts of all it has had.
 */
final class Memory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OF_NAMESPACE = Rain.NAMESPACE + ",";
    private static final int MOST_FAULTS = 5;

    private final String client;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Integer> flashes = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private String sid;
    private String pid;
    private String cursor;

    /**
     * @param client its name, for whoever reads of a fault
     */
    Memory(String client) {
        this.client = client;
    }

    /** Whether it has no session yet. */
    boolean isNew() {
        return pid == null;
    }

    /** The packet that begins its session, or resumes it. */
    String connect() {
        String offset = cursor == null ? "" : ",\"offset\":\"" + cursor + "\"";
        return "40" + OF_NAMESPACE + (isNew() ? "" : "{\"pid\":\"" + pid + "\"" + offset + "}");
    }

    /** What the answer to its CONNECT says. */
    void connected(String packet) {
        if (!packet.startsWith("40" + OF_NAMESPACE)) {
            fault("instead of an answer to its CONNECT came " + packet);
            return;
        }
        JsonNode answer = json(packet.substring(2 + OF_NAMESPACE.length()));
        if (isNew()) {
            sid = answer.path("sid").asText();
            pid = answer.path("pid").asText();
        } else if (!sid.equals(answer.path("sid").asText())
                || !pid.equals(answer.path("pid").asText())) {
            fault("is not back in its session: " + packet);
        }
    }

    /** An event that came; its last argument is the cursor. */
    void take(String packet) {
        JsonNode event = json(packet.substring(2 + OF_NAMESPACE.length()));
        String room = event.path(1).asText();
        int number = event.path(2).asInt();
        switch (event.path(0).asText()) {
            case "news" -> account(room).had(number);
            case "flash" -> flash(room, number);
            default -> fault("there came " + packet);
        }
        cursor = event.path(event.size() - 1).asText();
    }

    /** It may miss one, but not have one again. */
    private void flash(String room, int number) {
        int before = flashes.getOrDefault(room, 0);
        if (number <= before) {
            fault("%s: volatile %d came after %d".formatted(room, number, before));
        }
        flashes.put(room, number);
    }

    /** It was told that it is in a room. */
    void joined(String room, int sent) {
        account(room).joined(sent);
    }

    boolean isIn(String room) {
        return account(room).isJoined();
    }

    private Account account(String room) {
        return accounts.computeIfAbsent(room, name -> new Account(client + ", " + name));
    }

    /** Whether it has had the last event of each of its rooms. */
    boolean isComplete(ToIntFunction<String> sent) {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().isJoined())
                .allMatch(e -> e.getValue().last() >= sent.applyAsInt(e.getKey()));
    }

    /** How many events it had. */
    int size() {
        return accounts.values().stream().mapToInt(Account::last).sum();
    }

    void fault(String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(client + " " + text);
        }
    }

    /** All that is wrong. */
    List<String> faults(ToIntFunction<String> sent) {
        List<String> all = new ArrayList<>(faults);
        accounts.forEach((room, account) -> all.addAll(account.faults(sent.applyAsInt(room))));
        return all;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }
}
