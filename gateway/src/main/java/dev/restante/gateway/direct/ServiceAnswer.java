package dev.restante.gateway.direct;

import com.fasterxml.jackson.core.JsonParser;
import dev.restante.contract.Arguments;
import dev.restante.gateway.direct.DirectAnswer.NotTaken;
import dev.restante.gateway.direct.DirectAnswer.Taken;
import dev.restante.gateway.json.JsonText;
import java.io.IOException;

/** What a service's HTTP answer means. */
final class ServiceAnswer {

    static final DirectAnswer TOO_LONG = failed("The service said more than is allowed");

    private ServiceAnswer() {}

    /** The body is handed on as it is written. */
    static DirectAnswer read(int status, String body) {
        if (status / 100 == 4) {
            return new NotTaken("refused", "The service refused it: status " + status, false);
        }
        if (status / 100 != 2) {
            return failed("The service failed: status " + status);
        }
        if (body.isEmpty()) {
            return new Taken(Arguments.none());
        }
        return isOneValue(body)
                ? new Taken(Arguments.of(body))
                : failed("What the service said is no JSON");
    }

    /** A client that is sent anything else closes its connection. */
    private static boolean isOneValue(String json) {
        try (JsonParser parser = JsonText.passing(json)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static DirectAnswer failed(String message) {
        return new NotTaken("failed", message, true);
    }
}
