package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.gateway.direct.DirectAnswer;
import dev.restante.gateway.json.JsonText;
import dev.restante.gateway.log.PublishException;
import dev.restante.gateway.log.Stored;
import java.util.concurrent.CompletionException;

/**
 * The one argument of the gateway's own acks: {@code
 * {"status":"stored",id,topic,partition,offset}}, {@code {"status":"ok",room}} or {@code
 * {"status":"error",code,message,retry}}. Written by hand: one is made for every emit.
 *
 * @param json the argument
 * @param outcome {@link #STORED}, {@link #OK} or the code of the error; one of few
 * @param mayRetry whether the event was not taken and may be sent again
 */
record Answer(String json, String outcome, boolean mayRetry) {

    static final String STORED = "stored";
    static final String OK = "ok";

    static Answer stored(String id, Stored stored) {
        return new Answer(
                "{\"status\":\"stored\",\"id\":"
                        + JsonText.quote(id)
                        + ",\"topic\":"
                        + JsonText.quote(stored.topic())
                        + ",\"partition\":"
                        + stored.partition()
                        + ",\"offset\":"
                        + stored.offset()
                        + "}",
                STORED,
                false);
    }

    static Answer ok(String room) {
        return new Answer("{\"status\":\"ok\",\"room\":" + JsonText.quote(room) + "}", OK, false);
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

    /** A service did not take what was sent to it by HTTP. */
    static Answer direct(DirectAnswer.NotTaken why) {
        return error(why.code(), why.message(), why.mayRetry());
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
                "{\"status\":\"error\",\"code\":"
                        + JsonText.quote(code)
                        + ",\"message\":"
                        + JsonText.quote(message)
                        + ",\"retry\":"
                        + retry
                        + "}",
                code,
                retry);
    }

    /** Whether the client is told of a failure. */
    boolean isError() {
        return !outcome.equals(STORED) && !outcome.equals(OK);
    }

    Arguments toArguments() {
        return Arguments.of(json);
    }
}
