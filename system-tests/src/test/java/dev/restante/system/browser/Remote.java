package dev.restante.system.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Driver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Something in another process that answers each command. */
public final class Remote {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Driver driver;
    private final int number;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    /**
     * @param name what errors call it
     */
    public Remote(String name, Driver driver) {
        this.name = name;
        this.driver = driver;
        this.number = driver.add(this::hear);
    }

    /**
     * Sends a command; returns the answer.
     *
     * @throws java.util.concurrent.CompletionException if it failed, or nothing came within 30 s
     */
    public JsonNode ask(String what, ObjectNode command) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        int ask = asked.incrementAndGet();
        waiting.put(ask, answer);
        driver.tell(command.put("do", what).put("client", number).put("ask", ask));
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void hear(JsonNode report) {
        CompletableFuture<JsonNode> answer = waiting.remove(report.path("ask").asInt());
        if (report.has("error")) {
            String text = name + ": " + report.path("error").asText();
            answer.completeExceptionally(new IllegalStateException(text));
        } else {
            answer.complete(report.path("answer"));
        }
    }
}
