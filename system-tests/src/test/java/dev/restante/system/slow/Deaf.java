package dev.restante.system.slow;

import dev.restante.system.wire.client.Payload;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.client.RawWebSocket;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A client that has joined a room, and reads no more until it is told to. */
sealed interface Deaf extends AutoCloseable {

    String NAMESPACE = "/slow";
    String ROOM = "room-slow";
    String CONNECT = "40" + NAMESPACE + ",";
    String JOIN = "42" + NAMESPACE + ",1[\"join\",\"" + ROOM + "\"]";
    String JOINED = "43" + NAMESPACE + ",1[{\"status\":\"ok\"";

    /** Reads on; gives all events up to the one that contains a text. */
    List<String> readUntil(String last);

    @Override
    void close() throws IOException;

    /** On a WebSocket: what it does not read stays with the gateway, but for a little. */
    record OnWebSocket(RawWebSocket ws) implements Deaf {

        private static final int ROOM_HERE = 8_192;

        static Deaf join(URI server) {
            RawWebSocket ws =
                    new RawWebSocket(server, "/socket.io/?EIO=4&transport=websocket", ROOM_HERE);
            ws.nextText();
            ws.send(CONNECT);
            ws.nextText();
            ws.send(JOIN);
            expect(ws.nextText().startsWith(JOINED));
            return new OnWebSocket(ws);
        }

        @Override
        public List<String> readUntil(String last) {
            List<String> events = new ArrayList<>();
            do {
                events.add(ws.nextText());
            } while (!events.get(events.size() - 1).contains(last));
            return events;
        }

        @Override
        public void close() throws IOException {
            ws.close();
        }
    }

    /** On polling: it does not poll. */
    record OnPolling(PollingSession session) implements Deaf {

        static Deaf join(URI server) {
            PollingSession session = PollingSession.open(server);
            session.post(CONNECT);
            session.poll();
            session.post(JOIN);
            expect(session.poll().text().startsWith(JOINED));
            return new OnPolling(session);
        }

        @Override
        public List<String> readUntil(String last) {
            List<String> events = new ArrayList<>();
            do {
                events.addAll(Payload.packets(session.poll().text()));
            } while (!events.get(events.size() - 1).contains(last));
            return events;
        }

        /** Nothing is open between two requests. */
        @Override
        public void close() {}
    }

    private static void expect(boolean joined) {
        if (!joined) {
            throw new AssertionError("a client could not join");
        }
    }
}
