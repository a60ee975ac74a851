package dev.restante.consumer.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.contract.ClientEvent;

/**
 * The Lab of the page: the same numbered events by several ways, and the same work for each. By
 * HTTP there is one answer, and the sender alone has it; through the queue it is an event for the
 * sender.
 */
final class NumberedEvents {

    static final String NAMESPACE = "/lab";

    private final String service;
    private final Work work;

    /**
     * @param service name of this instance
     */
    NumberedEvents(String service, Work work) {
        this.service = service;
        this.work = work;
    }

    /** {@code {run,lane:"queue",n,work}}, told to the sender as {@code processed}. */
    Decision queued(ClientEvent event, JsonNode data, ChatState state) throws RejectedException {
        Numbered numbered = Numbered.read(event.id(), data);
        if (numbered.lane() != Lane.QUEUE) {
            throw new RejectedException("lane: not queue");
        }
        return Handled.with(Answer.toSender("processed", event, done(numbered, state.lab())));
    }

    /** {@code {run,lane:"once"|"retries",n,work,compare}}, answered. */
    Decision direct(ClientEvent event, JsonNode data, ChatState state) throws RejectedException {
        Numbered numbered = Numbered.read(event.id(), data);
        if (numbered.lane() == Lane.QUEUE) {
            throw new RejectedException("lane: not once or retries");
        }
        ObjectNode reply = Fields.object().put("status", "processed");
        return Handled.with(Answer.Reply.with(reply.setAll(done(numbered, state.lab()))));
    }

    /** The work comes before the effect, so that no connection is held meanwhile by HTTP. */
    private ObjectNode done(Numbered numbered, LabState state) {
        work.last(numbered.work());
        Effect effect = state.add(numbered);
        ObjectNode done =
                Fields.object()
                        .put("run", numbered.run())
                        .put("lane", numbered.lane().text())
                        .put("n", numbered.n())
                        .put("id", numbered.id())
                        .put("times", effect.times())
                        .put("at", effect.at().toString())
                        .put("service", service);
        return effect.repeat() ? done.put("repeat", true) : done;
    }
}
