package dev.restante.system.observability;

import dev.restante.system.wire.client.WireClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody in a room of the chat, whose every packet is seen. */
final class Chatter implements AutoCloseable {

    static final String ROOM = "seen";

    private static final Pattern PID = Pattern.compile("\"pid\":\"([^\"]+)\"");

    private final WireClient client;
    private final String connected;

    private Chatter(WireClient client, String connected) {
        this.client = client;
        this.connected = connected;
    }

    static Chatter join(WireClient client) {
        Chatter chatter = connect(client, "40/chat,");
        client.send("42/chat,1[\"join\",\"" + ROOM + "\"]");
        chatter.awaits("43/chat,1");
        return chatter;
    }

    /** A client that shows the {@code pid} of an earlier session. */
    static Chatter comeBack(WireClient client, String pid) {
        return connect(client, "40/chat,{\"pid\":\"" + pid + "\"}");
    }

    private static Chatter connect(WireClient client, String packet) {
        client.send(packet);
        return new Chatter(client, client.next());
    }

    String pid() {
        Matcher pid = PID.matcher(connected);
        if (!pid.find()) {
            throw new AssertionError("no pid in " + connected);
        }
        return pid.group(1);
    }

    /** Says something, and waits until the service has acknowledged it. */
    void say(String id) {
        client.send(
                "42/chat,2[\"message\",{\"id\":\"%s\",\"room\":\"%s\",\"name\":\"ann\",\"text\":\"hi\"}]"
                        .formatted(id, ROOM));
        awaits("43/chat,2");
    }

    /** Emits what the gateway acknowledges, and waits for that. */
    void asksForHistory() {
        client.send("42/chat,3[\"history\",{\"room\":\"" + ROOM + "\"}]");
        awaits("43/chat,3");
    }

    void hears(String event) {
        awaits("42/chat,[\"" + event + "\"");
    }

    private void awaits(String beginning) {
        String packet;
        do {
            packet = client.next();
        } while (!packet.startsWith(beginning));
    }

    @Override
    public void close() {
        client.close();
    }
}
