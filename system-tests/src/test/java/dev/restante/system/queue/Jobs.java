package dev.restante.system.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The jobs of one client, and what it hears of them.
 *
 * @param client who emits them
 */
record Jobs(Client client) {

    /** The longest job there is: some seconds. */
    static ObjectNode longest() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("work", "primes")
                .put("below", 1_000_000_000);
    }

    /** Work of some length: a hundred thousand rounds take a hundredth of a second, or two. */
    static ObjectNode hashes(int rounds) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("work", "sha256")
                .put("text", "a text")
                .put("rounds", rounds);
    }

    /**
     * Emits a job under an id of its own.
     *
     * @return the ack, with that id
     */
    JsonNode emit(ObjectNode job) {
        return client.answer("job", job.put("id", UUID.randomUUID().toString()));
    }

    /** Emits so many, and returns their ids. */
    List<String> emit(int count, int rounds) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(emit(hashes(rounds)).path("id").asText());
        }
        return ids;
    }

    /** What came at the end of jobs, in the order in which it came. */
    List<JsonNode> ends() {
        return client.inbox().events().stream()
                .filter(e -> e.event().equals("finished") || e.event().equals("failed"))
                .map(Received::data)
                .toList();
    }

    /** Ids of the jobs that came to an end, one for each time. */
    List<String> ended() {
        return ends().stream().map(end -> end.path("job").asText()).toList();
    }

    /** Waits until so many jobs came to their end. */
    void untilEnded(int count) {
        WorkQueue.until(count + " jobs came to their end", () -> ends().size() >= count);
    }

    /** The end of a job; waits for it. */
    JsonNode end(String job) {
        WorkQueue.until(job + " came to its end", () -> ended().contains(job));
        return ends().get(ended().indexOf(job));
    }

    /** Waits until a worker says of some job that it has begun, and is far from its end. */
    JsonNode begun() {
        WorkQueue.until("a job is being done", () -> !early().isEmpty());
        return early().get(0);
    }

    private List<JsonNode> early() {
        return client.inbox().events("progress").stream()
                .map(Received::data)
                .filter(progress -> progress.path("percent").asInt() <= 50)
                .toList();
    }
}
