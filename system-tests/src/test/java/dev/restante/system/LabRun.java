package dev.restante.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.stack.ConsumerService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A run of the Lab as the page makes it: numbered events of one client, by several lanes. */
final class LabRun {

    private final String run = Scenario.randomHex();
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
        return id(run, lane, n);
    }

    static String id(String run, String lane, long n) {
        return run + "-" + lane + "-" + n;
    }

    /** An event of the lane with retries whose id is compared, as a gateway posts it. */
    static ObjectNode posted(String run, long n) {
        ObjectNode event =
                Scenario.object()
                        .put("specversion", "1.0")
                        .put("id", id(run, "retries", n))
                        .put("source", "/restante/gateway-1")
                        .put("type", "numbered-direct")
                        .put("subject", "nobody")
                        .put("namespace", "/lab");
        event.set("data", event(run, "retries", n).put("compare", true));
        return event;
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

    /** Sends the numbers from 1 to the queue, one behind the other; returns when Kafka has them. */
    void queueAll(int count, int work) {
        List<CompletableFuture<JsonNode>> asked =
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> client.ask("numbered", event("queue", n).put("work", work)))
                        .toList();
        asked.forEach(ack -> mustBeStored(ack.join()));
    }

    /** Sends one to the queue; returns when Kafka has it. */
    void queue(long n) {
        mustBeStored(client.answer("numbered", event("queue", n)));
    }

    private static void mustBeStored(JsonNode ack) {
        if (!ack.path("status").asText().equals("stored")) {
            throw new AssertionError("not stored: " + ack);
        }
    }

    private ObjectNode event(String lane, long n) {
        return event(run, lane, n);
    }

    private static ObjectNode event(String run, String lane, long n) {
        return Scenario.object()
                .put("id", id(run, lane, n))
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
