package dev.restante.gateway.socketio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.Arguments;
import dev.restante.gateway.log.PublishException;
import dev.restante.gateway.log.Stored;
import java.util.concurrent.CompletionException;

/**
 * The one argument of the gateway's own acks: {@code
 * {"status":"stored",id,topic,partition,offset}}, {@code {"status":"ok",room}} or {@code
 * {"status":"error",code,message,retry}}.
 */
record Answer(ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer stored(String id, Stored stored) {
        return new Answer(
                JSON.createObjectNode()
                        .put("status", "stored")
                        .put("id", id)
                        .put("topic", stored.topic())
                        .put("partition", stored.partition())
                        .put("offset", stored.offset()));
    }

    static Answer ok(String room) {
        return new Answer(JSON.createObjectNode().put("status", "ok").put("room", room));
    }

    /** Trying again does not help. */
    static Answer refused(String code, String message) {
        return error(code, message, false);
    }

    /** No service answered in time; it may yet process the event. */
    static Answer noAnswer() {
        return error(
                "no_answer", "No service answered in time; send it again with the same id", true);
    }

    /** Kafka did not confirm; whether to try again depends on why. */
    static Answer failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String code = cause instanceof PublishException p ? p.code() : "internal_error";
        return error(code, message(code), !code.equals("too_large"));
    }

    private static String message(String code) {
        return switch (code) {
            case "too_large" -> "The event is larger than Kafka accepts";
            case "busy" -> "Too many events wait for Kafka; send this one again";
            default -> "Kafka did not confirm the event; send it again with the same id";
        };
    }

    private static Answer error(String code, String message, boolean retry) {
        return new Answer(
                JSON.createObjectNode()
                        .put("status", "error")
                        .put("code", code)
                        .put("message", message)
                        .put("retry", retry));
    }

    /** Whether the client may send its event again. */
    boolean mayRetry() {
        return json.path("retry").asBoolean();
    }

    Arguments toArguments() {
        return Arguments.of(json.toString());
    }
}
