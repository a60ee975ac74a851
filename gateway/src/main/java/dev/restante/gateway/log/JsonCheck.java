package dev.restante.gateway.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.restante.contract.Arguments;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import java.io.IOException;

/**
 * Makes sure that what a service wrote as JSON is JSON, and as many arguments as it says. A client
 * that is sent anything else closes its connection, comes back, and would be sent it again.
 */
final class JsonCheck {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonCheck() {}

    static void check(ServerEvent event) throws MalformedRecordException {
        if (event instanceof ServerEvent.Emit emit) {
            check(emit.arguments());
        } else if (event instanceof ServerEvent.Ack ack) {
            check(ack.arguments());
        }
    }

    private static void check(Arguments arguments) throws MalformedRecordException {
        try (JsonParser parser = JSON.createParser(arguments.asArray())) {
            parser.nextToken();
            int count = 0;
            boolean array = parser.currentToken() == JsonToken.START_ARRAY;
            if (array) {
                for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
                    parser.skipChildren();
                }
            }
            if (!array || count != arguments.count() || parser.nextToken() != null) {
                throw new MalformedRecordException(
                        "value", "not " + arguments.count() + " arguments of JSON");
            }
        } catch (IOException e) {
            throw new MalformedRecordException("value", "not JSON: " + e.getMessage());
        }
    }
}
