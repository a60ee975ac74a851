package dev.restante.stack.settings;

/** The ports a stack listens on, each with the environment variable that changes it. */
public enum StackPort {
    /** Browsers: Socket.IO and the page. */
    GATEWAY("gateway", "RESTANTE_GATEWAY_PORT", 8080),
    /** {@code POST /events} and the numbered feed. */
    PRODUCER("producer-service", "RESTANTE_PRODUCER_PORT", 8081),
    /** {@code GET /processed}. */
    CONSUMER("consumer-service", "RESTANTE_CONSUMER_PORT", 8082),
    /** The supervisor's own endpoint: status, kill, start. */
    CONTROL("control", "RESTANTE_CONTROL_PORT", 8083),
    /** The embedded broker, for clients on this machine. */
    KAFKA("kafka", "RESTANTE_KAFKA_PORT", 9092),
    /** Health and metrics of the first worker at the work queue. */
    WORKER_1("worker-1", "RESTANTE_WORKER_1_PORT", 8084),
    /** Those of the second. */
    WORKER_2("worker-2", "RESTANTE_WORKER_2_PORT", 8085);

    private final String owner;
    private final String variable;
    private final int standard;

    StackPort(String owner, String variable, int standard) {
        this.owner = owner;
        this.variable = variable;
        this.standard = standard;
    }

    /** The process that listens there, as {@code ./restante status} names it. */
    public String owner() {
        return owner;
    }

    /** Whether its process is started only when somebody asks for it. */
    public boolean isOptional() {
        return this == WORKER_1 || this == WORKER_2;
    }

    /** The environment variable that moves it. */
    public String variable() {
        return variable;
    }

    /** The port without that variable. */
    public int standard() {
        return standard;
    }
}
