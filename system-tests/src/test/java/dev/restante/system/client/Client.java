package dev.restante.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An unmodified Socket.IO client in one namespace. It reconnects by itself. */
public abstract class Client implements AutoCloseable {

    /** How long an ack may take, in milliseconds. Longer than the gateway promises: 5 s. */
    protected static final int ACK_MILLIS = 10_000;

    private final String name;
    private final Inbox inbox = new Inbox();

    Client(String name) {
        this.name = name;
    }

    /** Its name in the ledger. */
    public String name() {
        return name;
    }

    /** All that has come so far. */
    public Inbox inbox() {
        return inbox;
    }

    /** The socket id of its present session. */
    public String id() {
        List<Connected> all = inbox.connections();
        return all.get(all.size() - 1).id();
    }

    /** Emits an event without asking for an ack. */
    public abstract void emit(String event, JsonNode... arguments);

    /**
     * Emits an event with an ack.
     *
     * @return the first argument of the ack; or a {@link NoAnswerException}, when the connection
     *     broke or 10 s went by
     */
    public abstract CompletableFuture<JsonNode> ask(String event, JsonNode... arguments);

    /** The same, with one text as the argument; waits for the ack. */
    public JsonNode askText(String event, String text) {
        return answer(event, JsonNodeFactory.instance.textNode(text));
    }

    /**
     * Emits an event, and waits for the ack.
     *
     * @throws NoAnswerException if there is none
     */
    public JsonNode answer(String event, JsonNode... arguments) {
        try {
            return ask(event, arguments).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoAnswerException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Leaves for good. */
    @Override
    public abstract void close();
}
