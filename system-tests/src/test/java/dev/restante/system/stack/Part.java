package dev.restante.system.stack;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a stack that have a port. */
public enum Part {
    /** The embedded broker. */
    KAFKA("kafka"),
    /** Socket.IO and the page. */
    GATEWAY("gateway"),
    /** {@code POST /events} and the numbered feed. */
    PRODUCER("producer-service"),
    /** The chat, and {@code GET /processed}. */
    CONSUMER("consumer-service"),
    /** The supervisor's own endpoint. */
    CONTROL("control"),
    /** The first worker at the work queue; not started with the others. */
    WORKER_1("worker-1"),
    /** The second. */
    WORKER_2("worker-2");

    private final String process;

    Part(String process) {
        this.process = process;
    }

    static Optional<Part> find(String process) {
        return Stream.of(values()).filter(part -> part.process.equals(process)).findFirst();
    }

    /** Whether it is down until somebody starts it. */
    boolean isOptional() {
        return this == WORKER_1 || this == WORKER_2;
    }

    /** Its name in the control endpoint, and of its log. */
    String process() {
        return process;
    }

    /** The variable that says its port. */
    public String variable() {
        return "RESTANTE_" + name().toUpperCase(Locale.ROOT) + "_PORT";
    }
}
