package dev.restante.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.stack.ConsumerService;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A run of the Lab as the page makes it: numbered events of one client, by several lanes. */
final class LabRun {

    private static final int CHARACTERS = 8;

    private final String run = UUID.randomUUID().toString().substring(0, CHARACTERS);
    private final Client client;
    private final ConsumerService service;

    LabRun(Scenario scenario) {
        client = scenario.client(ClientKind.NODE, "/lab");
        service = scenario.consumer();
    }

    String name() {
        return run;
    }

    String id(String lane, long n) {
        return run + "-" + lane + "-" + n;
    }

    /** Sends one by HTTP, and returns what the client is told. */
    JsonNode direct(String lane, long n, boolean compare) {
        return client.answer("numbered-direct", event(lane, n).put("compare", compare));
    }

    /** Sends many by HTTP at the same time, and returns the status of each answer. */
    List<String> burst(String lane, int count) {
        List<CompletableFuture<JsonNode>> asked =
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> client.ask("numbered-direct", event(lane, n)))
                        .toList();
        return asked.stream().map(answer -> answer.join().path("status").asText()).toList();
    }

    /** Sends one to the queue; returns when Kafka has it. */
    void queue(long n, int work) {
        JsonNode ack = client.answer("numbered", event("queue", n).put("work", work));
        if (!ack.path("status").asText().equals("stored")) {
            throw new AssertionError("not stored: " + ack);
        }
    }

    private ObjectNode event(String lane, long n) {
        return Scenario.object()
                .put("id", id(lane, n))
                .put("run", run)
                .put("lane", lane)
                .put("n", n);
    }

    /** Numbers of the effects of a lane, in the order of the service's account. */
    List<Integer> done(String lane) {
        return StreamSupport.stream(service.labRun(run).path("effects").spliterator(), false)
                .filter(effect -> effect.path("lane").asText().equals(lane))
                .map(effect -> effect.path("n").asInt())
                .toList();
    }

    /** Numbers of the events that the client was told are processed, as they came. */
    List<Integer> told() {
        return client.inbox().events("processed").stream()
                .map(event -> event.data().path("n").asInt())
                .toList();
    }
}
