package dev.restante.system.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.socket.client.Ack;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;

/**
 * One namespace of the Java client, in the process of {@link JavaDriver}. It reports all it hears,
 * and answers what it is asked with what it was asked. It keeps to what both versions have.
 */
final class JavaSocket {

    private final int client;
    private final Socket socket;

    JavaSocket(int client, Manager manager, JsonNode wanted) {
        this.client = client;
        Manager.Options options = new Manager.Options();
        options.auth = auth(wanted.path("auth"));
        socket = manager.socket(wanted.path("namespace").asText(), options);
        socket.on(Socket.EVENT_CONNECT, nothing -> connected());
        socket.on(
                Socket.EVENT_DISCONNECT,
                why -> tell("disconnect", JavaDriver.report().put("reason", (String) why[0])));
        socket.on(Socket.EVENT_CONNECT_ERROR, why -> refused(why[0]));
    }

    private static Map<String, String> auth(JsonNode wanted) {
        if (!wanted.isObject()) {
            return null;
        }
        Map<String, String> auth = new HashMap<>();
        wanted.properties().forEach(entry -> auth.put(entry.getKey(), entry.getValue().asText()));
        return auth;
    }

    private void connected() {
        tell("connect", JavaDriver.report().put("id", socket.id()).put("recovered", false));
    }

    private void refused(Object why) {
        ObjectNode report = JavaDriver.report();
        if (why instanceof JSONObject answer) {
            report.set("message", OrgJson.node(answer.opt("message")));
            report.set("data", OrgJson.node(answer.opt("data")));
        } else {
            report.put("message", String.valueOf(why));
        }
        tell("refused", report);
    }

    void listen(String event) {
        socket.on(event, all -> heard(event, new ArrayList<>(Arrays.asList(all))));
    }

    private void heard(String event, List<Object> all) {
        Ack answer = null;
        if (!all.isEmpty() && all.get(all.size() - 1) instanceof Ack asked) {
            answer = asked;
            all.remove(all.size() - 1);
        }
        tell("event", JavaDriver.report().put("event", event).set("args", OrgJson.toLine(all)));
        if (answer != null) {
            answer.call(all.toArray());
        }
    }

    void emit(JsonNode command) {
        socket.emit(command.path("event").asText(), OrgJson.fromLine(command.path("args")));
    }

    void ask(JsonNode command) {
        int ask = command.path("ask").asInt();
        Ack answered =
                answer ->
                        tell(
                                "answer",
                                JavaDriver.report()
                                        .put("ask", ask)
                                        .set("args", OrgJson.toLine(Arrays.asList(answer))));
        socket.emit(
                command.path("event").asText(), OrgJson.fromLine(command.path("args")), answered);
    }

    void connect() {
        socket.connect();
    }

    void close() {
        socket.disconnect();
    }

    private void tell(String report, ObjectNode more) {
        JavaDriver.tell(client, report, more);
    }
}
