package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.WireClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session that can be resumed, as a client knows it.
 *
 * @param sid socket id
 * @param pid what it shows to resume the session
 */
record Recoverable(String sid, String pid) {

    private static final Pattern CONNECTED =
            Pattern.compile("40/[a-z]+,\\{\"sid\":\"([A-Za-z0-9_-]{20})\",\"pid\":\"([^\"]+)\"}");
    private static final Pattern CURSOR = Pattern.compile(",\"([^\"]+)\"]$");

    /** A new session. */
    static Recoverable join(WireClient client, String namespace) {
        return connect(client, namespace, "");
    }

    /** What the server answers to a CONNECT with these credentials. */
    static Recoverable connect(WireClient client, String namespace, String credentials) {
        client.send("40" + namespace + "," + credentials);
        String answer = client.next();
        Matcher matcher = CONNECTED.matcher(answer);
        assertThat(matcher.matches()).as(answer).isTrue();
        return new Recoverable(matcher.group(1), matcher.group(2));
    }

    /** The credentials of a client that has had no event. */
    String withoutCursor() {
        return "{\"pid\":\"" + pid + "\"}";
    }

    /** The credentials of a client whose last event ended with this. */
    String with(String cursor) {
        return "{\"pid\":\"" + pid + "\",\"offset\":\"" + cursor + "\"}";
    }

    /** The last argument of an event. */
    static String cursor(String event) {
        Matcher matcher = CURSOR.matcher(event);
        assertThat(matcher.find()).as("no cursor: " + event).isTrue();
        return matcher.group(1);
    }

    /** An event without its last argument. */
    static String withoutCursor(String event) {
        cursor(event);
        return CURSOR.matcher(event).replaceFirst("]");
    }
}
