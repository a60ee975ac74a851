package dev.restante.gateway.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.restante.contract.Arguments;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.gateway.json.JsonText;
import dev.restante.gateway.json.Placeholders;
import dev.restante.gateway.json.Placeholders.Kind;
import java.io.IOException;

/**
 * Makes sure that what a service wrote as JSON is JSON, as many arguments as it says, and that its
 * placeholders name its attachments. A client that is sent anything else closes its connection,
 * comes back, and would be sent it again.
 */
final class JsonCheck {

    private JsonCheck() {}

    static void check(ServerEvent event) throws MalformedRecordException {
        if (event instanceof ServerEvent.Emit emit) {
            check(emit.arguments());
        } else if (event instanceof ServerEvent.Ack ack) {
            check(ack.arguments());
        } else if (event instanceof ServerEvent.Refuse refuse) {
            check(refuse.data());
        }
    }

    private static void check(Arguments arguments) throws MalformedRecordException {
        if (arguments.isBinary()) {
            return;
        }
        try (JsonParser parser = JsonText.passing(arguments.asArray())) {
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            int count = array ? elements(parser, arguments.attachments().size()) : 0;
            if (!array || count != arguments.count() || parser.nextToken() != null) {
                throw new MalformedRecordException(
                        "value", "not " + arguments.count() + " arguments of JSON");
            }
        } catch (IOException e) {
            throw new MalformedRecordException("value", "not JSON: " + e.getMessage());
        }
    }

    private static int elements(JsonParser parser, int attachments)
            throws IOException, MalformedRecordException {
        int count = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (attachments == 0) {
                parser.skipChildren();
            } else if (Placeholders.read(parser, attachments) == Kind.ILLEGAL) {
                throw new MalformedRecordException("value", "a placeholder without its attachment");
            }
        }
        return count;
    }
}
