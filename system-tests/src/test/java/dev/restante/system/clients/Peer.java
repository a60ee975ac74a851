package dev.restante.system.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Driver;
import java.util.List;
import java.util.function.Predicate;

/**
 * One client in one namespace, whatever it is written in. What it is asked by the service, it
 * answers with what it was asked.
 */
final class Peer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Driver driver;
    private final int number;
    private final String namespace;
    private final Diary diary;
    private int questions;

    Peer(String name, String namespace, Driver driver) {
        this.driver = driver;
        this.namespace = namespace;
        diary = new Diary(name + " in " + namespace);
        number = driver.add(diary::add);
    }

    @Override
    public String toString() {
        return diary.owner();
    }

    int number() {
        return number;
    }

    String namespace() {
        return namespace;
    }

    /** Emits without asking for an ack. */
    void emit(String event, JsonNode... arguments) {
        driver.tell(packet("emit", event, arguments));
    }

    /** Emits, waits for the ack, and gives its arguments. */
    List<JsonNode> ask(String event, JsonNode... arguments) {
        questions++;
        int ask = questions;
        driver.tell(packet("ask", event, arguments).put("ask", ask));
        Predicate<JsonNode> answer =
                report -> Diary.is(report, "answer") && report.path("ask").asInt() == ask;
        JsonNode report = diary.atLeast(1, "answers to " + event, answer).get(0);
        return Values.elements(report.path("args"));
    }

    private ObjectNode packet(String what, String event, JsonNode... arguments) {
        ObjectNode command = command(what).put("event", event);
        command.putArray("args").addAll(List.of(arguments));
        return command;
    }

    /** Waits until it is asked by an event, which never has a cursor, and gives its arguments. */
    List<JsonNode> asked(String event) {
        JsonNode report = diary.atLeast(1, "questions " + event, named(event)).get(0);
        return Values.elements(report.path("args"));
    }

    /** Waits until it has heard an event so often, and gives the arguments of each. */
    List<List<JsonNode>> hears(int count, String event) {
        return diary.atLeast(count, "events " + event, named(event)).stream()
                .map(report -> Values.elements(report.path("args")))
                .map(this::withoutCursor)
                .toList();
    }

    /** Waits until it has heard an event, and gives the arguments of the first. */
    List<JsonNode> hears(String event) {
        return hears(1, event).get(0);
    }

    private static Predicate<JsonNode> named(String event) {
        return report -> Diary.is(report, "event") && report.path("event").asText().equals(event);
    }

    private List<JsonNode> withoutCursor(List<JsonNode> arguments) {
        if (!Setting.hasCursor(namespace)) {
            return arguments;
        }
        int last = arguments.size() - 1;
        if (last < 0 || !arguments.get(last).isTextual()) {
            throw new AssertionError("an event without a cursor: " + arguments);
        }
        return arguments.subList(0, last);
    }

    /** Waits until it was so often in its namespace; gives what it was told each time. */
    List<JsonNode> connects(int count) {
        return diary.atLeast(count, "times connected", report -> Diary.is(report, "connect"));
    }

    /** The socket id of its present session. */
    String id() {
        List<JsonNode> all = connects(1);
        return all.get(all.size() - 1).path("id").asText();
    }

    /** How often it was in its namespace so far. */
    int connected() {
        return connects(0).size();
    }

    /** Waits until it was so often out of its namespace; gives the reason each time, or "". */
    List<String> disconnects(int count) {
        return diary.atLeast(count, "times off", report -> Diary.is(report, "disconnect")).stream()
                .map(report -> report.path("reason").asText())
                .toList();
    }

    /** Waits until it is refused; gives message and data. */
    JsonNode refused() {
        return diary.atLeast(1, "refusals", report -> Diary.is(report, "refused")).get(0);
    }

    /** Waits until it used so many transports; gives their names. */
    List<String> transports(int count) {
        return diary.atLeast(count, "transports", report -> Diary.is(report, "transport")).stream()
                .map(report -> report.path("name").asText())
                .toList();
    }

    /** Waits until it uses this transport. */
    void reaches(String transport) {
        diary.atLeast(
                1,
                "transports " + transport,
                report ->
                        Diary.is(report, "transport")
                                && report.path("name").asText().equals(transport));
    }

    /** Connects again, because the application says so. */
    void connectAgain() {
        driver.tell(command("connect"));
    }

    void close() {
        driver.tell(command("close"));
    }

    private ObjectNode command(String what) {
        return JSON.objectNode().put("do", what).put("client", number);
    }
}
