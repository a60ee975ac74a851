package dev.restante.worker.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Ack;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What goes back for a job: {@code progress} now and then, and at its end {@code finished} or
 * {@code failed}, to the room of the job if it has one, and to its sender. Who waits for an
 * acknowledgement gets the same as its answer.
 *
 * <p>Every id follows from the job's, and there is one for both ends: a job that is done twice, or
 * done by one worker and given up by another, ends once for its sender. The sender's socket is a
 * part of it, so that the same job sent from a new session is answered there.
 */
public final class Answers {

    static final String SOURCE = "/restante/worker-service";

    private final String worker;
    private final Clock clock;

    /**
     * @param worker name of this worker
     */
    public Answers(String worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    /** How far it is. Who does not take it at once may miss it. */
    public ServerEvent progress(ClientEvent job, int delivery, int percent) {
        ObjectNode data = about(job, delivery).put("percent", percent);
        return told(job, "progress", ".progress." + percent, true, data);
    }

    /**
     * It is done.
     *
     * @param work what it was
     * @param took how long this worker had it
     */
    public List<ServerEvent> finished(
            ClientEvent job, int delivery, String work, ObjectNode result, Duration took) {
        ObjectNode data = about(job, delivery).put("status", "finished").put("work", work);
        data.set("result", result);
        return end(job, "finished", data.put("millis", took.toMillis()));
    }

    /** It is a dead letter. */
    public List<ServerEvent> failed(ClientEvent job, int delivery, String reason) {
        ObjectNode data = about(job, delivery).put("status", "error").put("code", "job_failed");
        return end(job, "failed", data.put("message", reason).put("retry", false));
    }

    private ObjectNode about(ClientEvent job, int delivery) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("job", job.id())
                .put("worker", worker)
                .put("delivery", delivery);
    }

    private List<ServerEvent> end(ClientEvent job, String type, ObjectNode data) {
        List<ServerEvent> all = new ArrayList<>();
        all.add(told(job, type, ".end", false, data));
        if (job.ackId().isPresent()) {
            // Of an emit that was sent again under its id, each attempt waits for itself.
            long ackId = job.ackId().getAsLong();
            all.add(
                    new Ack(
                            envelope(job, ".ack." + ackId),
                            job.socket(),
                            ackId,
                            Arguments.of(data.toString())));
        }
        return all;
    }

    private Emit told(
            ClientEvent job, String type, String suffix, boolean mayMiss, ObjectNode data) {
        Set<String> to = new LinkedHashSet<>();
        job.room().ifPresent(to::add);
        to.add(job.socket());
        return new Emit(
                envelope(job, suffix),
                type,
                to,
                Set.of(),
                mayMiss,
                OptionalLong.empty(),
                Arguments.of(data.toString()));
    }

    private Envelope envelope(ClientEvent job, String suffix) {
        return new Envelope(
                "worker:" + job.socket() + ":" + job.id() + suffix,
                SOURCE,
                clock.instant(),
                job.namespace(),
                Optional.of(job.id()));
    }
}
