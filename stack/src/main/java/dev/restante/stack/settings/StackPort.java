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
    KAFKA("kafka", "RESTANTE_KAFKA_PORT", 9092);

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

    /** The environment variable that moves it. */
    public String variable() {
        return variable;
    }

    /** The port without that variable. */
    public int standard() {
        return standard;
    }
}
