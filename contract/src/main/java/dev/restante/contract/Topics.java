package dev.restante.contract;

/** Default names of the topics. Gateway and services can be configured to others. */
public final class Topics {

    /** What clients emitted, and their lifecycle: {@link ClientEvent}. */
    public static final String CLIENT_EVENTS = "client-events";

    /** What clients shall receive: {@link ServerEvent}. */
    public static final String SERVER_EVENTS = "server-events";

    /** Client events that no service could process. */
    public static final String CLIENT_EVENTS_DLQ = "client-events-dlq";

    /** Jobs that any number of workers share; records as in {@link #CLIENT_EVENTS}. */
    public static final String WORK_QUEUE = "work-queue";

    /** Jobs that no worker could do. */
    public static final String WORK_QUEUE_DLQ = "work-queue-dlq";

    private Topics() {}
}
