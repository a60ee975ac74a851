package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.Arguments;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.Membership;
import java.util.Optional;

/**
 * What a client said when it connected: to this gateway ({@code pid}, {@code offset}), and to
 * services (all the rest).
 *
 * @param pid of the session it had
 * @param offset how far it is in the log
 * @param json what services are told
 */
record ConnectFacts(Optional<String> pid, Optional<String> offset, ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PID = "pid";
    private static final String OFFSET = "offset";

    static ConnectFacts of(Packet.Connect request, Handshake handshake) {
        ObjectNode auth = parse(request.auth());
        Optional<String> pid = Optional.ofNullable(auth.path(PID).textValue());
        Optional<String> offset = Optional.ofNullable(auth.path(OFFSET).textValue());
        auth.remove(PID);
        auth.remove(OFFSET);
        ObjectNode json = JSON.createObjectNode();
        json.set("auth", auth);
        json.set("query", JSON.valueToTree(handshake.query()));
        json.set("headers", JSON.valueToTree(handshake.headers()));
        json.put("address", handshake.address());
        return new ConnectFacts(pid, offset, json);
    }

    private static ObjectNode parse(Optional<String> auth) {
        if (auth.isEmpty()) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode tree = JSON.readTree(auth.get());
            return tree instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the codec let only JSON through", e);
        }
    }

    /** As the data of an admission. */
    Arguments forAdmission() {
        return Arguments.of(json.toString());
    }

    /** As the data of an admission to a session the client has already. */
    Arguments forAdmission(Membership resumed) {
        ObjectNode question = json.deepCopy();
        ObjectNode resume = question.putObject("resume");
        resumed.user().ifPresent(user -> resume.put("user", user));
        ArrayNode rooms = resume.putArray("rooms");
        resumed.rooms().keySet().stream().sorted().forEach(rooms::add);
        return Arguments.of(question.toString());
    }

    /**
     * As the data of a connect.
     *
     * @param connection which connection of the session it is
     */
    Arguments forConnect(boolean recovered, long connection) {
        ObjectNode connect =
                JSON.createObjectNode().put("recovered", recovered).put("connection", connection);
        connect.setAll(json);
        return Arguments.of(connect.toString());
    }
}
