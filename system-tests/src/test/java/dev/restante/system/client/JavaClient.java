package dev.restante.system.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socket.client.AckWithTimeout;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.json.JSONArray;
import org.json.JSONException;

/** The client for Java. */
final class JavaClient extends Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Socket socket;

    JavaClient(String name, URI address) {
        this(name, address, options -> {});
    }

    /**
     * @param more changes its options
     */
    JavaClient(String name, URI address, Consumer<IO.Options> more) {
        super(name);
        IO.Options options = new IO.Options();
        options.transports = new String[] {"websocket"};
        options.forceNew = true;
        options.reconnectionDelay = FIRST_PAUSE_MILLIS;
        options.reconnectionDelayMax = LONGEST_PAUSE_MILLIS;
        more.accept(options);
        socket = IO.socket(address, options);
        socket.on(Socket.EVENT_CONNECT, nothing -> inbox().connected(socket.id(), false));
        socket.on(Socket.EVENT_DISCONNECT, why -> inbox().disconnected(String.valueOf(why[0])));
        socket.onAnyIncoming(all -> inbox().event(List.of(fromOrgJson(all))));
        socket.connect();
    }

    @Override
    public void emit(String event, JsonNode... arguments) {
        socket.emit(event, toOrgJson(arguments));
    }

    @Override
    public CompletableFuture<JsonNode> ask(String event, JsonNode... arguments) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        socket.emit(event, toOrgJson(arguments), new Answering(answer));
        return answer;
    }

    @Override
    public void close() {
        socket.disconnect();
    }

    private static Object[] toOrgJson(JsonNode... values) {
        try {
            JSONArray array = new JSONArray(List.of(values).toString());
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < array.length(); i++) {
                all.add(array.get(i));
            }
            return all.toArray();
        } catch (JSONException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode[] fromOrgJson(Object... values) {
        try {
            return JSON.readValue(new JSONArray(values).toString(), JsonNode[].class);
        } catch (JSONException | JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Runs on the client's own thread. */
    private static final class Answering extends AckWithTimeout {

        private final CompletableFuture<JsonNode> answer;

        Answering(CompletableFuture<JsonNode> answer) {
            super(ACK_MILLIS);
            this.answer = answer;
        }

        @Override
        public void onSuccess(Object... arguments) {
            answer.complete(fromOrgJson(arguments)[0]);
        }

        @Override
        public void onTimeout() {
            answer.completeExceptionally(new NoAnswerException("no ack"));
        }
    }
}
