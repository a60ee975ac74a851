package dev.restante.system.client;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The client for Node, which is the browsers' one: it lives in the process of the driver. */
public final class NodeClient extends Client {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int FIRST_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Driver driver;
    private final int number;
    private final ObjectNode open;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    NodeClient(String name, URI address, Driver driver) {
        super(name);
        this.driver = driver;
        this.number = driver.add(this::hear);
        this.open = command("open").put("url", address.toString());
        ObjectNode options = open.putObject("options").put("forceNew", true);
        options.put("reconnectionDelay", FIRST_PAUSE_MILLIS);
        options.put("reconnectionDelayMax", LONGEST_PAUSE_MILLIS);
        options.putArray("transports").add("websocket");
    }

    /** Further options of the client itself, before it is connected. */
    NodeClient with(ObjectNode options) {
        ((ObjectNode) open.path("options")).setAll(options);
        return this;
    }

    /** The client sends the second argument of the last such event as {@code serverOffset}. */
    NodeClient following(String event) {
        open.put("follow", event);
        return this;
    }

    NodeClient connect() {
        driver.tell(open);
        return this;
    }

    @Override
    public void emit(String event, JsonNode... arguments) {
        driver.tell(command("emit").set("args", packet(event, arguments)));
    }

    @Override
    public CompletableFuture<JsonNode> ask(String event, JsonNode... arguments) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        int ack = asked.incrementAndGet();
        waiting.put(ack, answer);
        ObjectNode command = command("emit").put("ack", ack);
        if (!open.path("options").has("retries")) {
            command.put("timeout", ACK_MILLIS);
        }
        driver.tell(command.set("args", packet(event, arguments)));
        return answer;
    }

    /** Loses its transport; returns when it has noticed. It does not come back by itself. */
    public void drop(Loss loss) {
        int before = inbox().disconnects().size();
        driver.tell(command("drop").put("loss", loss.name()));
        await("the client is off")
                .pollInterval(Driver.POLL)
                .until(() -> inbox().disconnects().size() > before);
    }

    /** Ends its session in order. It may come back, with a new one. */
    public void leave() {
        int before = inbox().disconnects().size();
        driver.tell(command("leave"));
        Awaitility.await("the client has left").until(() -> inbox().disconnects().size() > before);
    }

    /** Comes back; returns when it is in its namespace again. */
    public void comeBack() {
        int before = inbox().connections().size();
        driver.tell(command("comeBack"));
        await("the client is back")
                .pollInterval(Driver.POLL)
                .until(() -> inbox().connections().size() > before);
    }

    @Override
    public void close() {
        driver.tell(command("close"));
    }

    private ObjectNode command(String what) {
        return JSON.objectNode().put("do", what).put("client", number);
    }

    private static ArrayNode packet(String event, JsonNode... arguments) {
        return JSON.arrayNode().add(event).addAll(List.of(arguments));
    }

    private void hear(JsonNode report) {
        switch (report.path("report").asText()) {
            case "connect" ->
                    inbox().connected(
                                    report.path("id").asText(),
                                    report.path("recovered").asBoolean());
            case "disconnect" -> inbox().disconnected(report.path("reason").asText());
            case "event" -> inbox().event(elements(report.path("args")));
            case "ack" -> answered(report);
            default -> throw new IllegalStateException("unknown report: " + report);
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        return List.copyOf(((ArrayNode) array).valueStream().toList());
    }

    private void answered(JsonNode report) {
        CompletableFuture<JsonNode> answer = waiting.remove(report.path("ack").asInt());
        if (report.has("error")) {
            answer.completeExceptionally(new NoAnswerException(report.path("error").asText()));
        } else {
            answer.complete(report.path("answer"));
        }
    }
}
