package dev.restante.system.stack;

import java.net.URI;
import java.time.Duration;

/** A running stack: Kafka and the three services, each of which can be killed and started. */
public interface Stack extends AutoCloseable {

    /**
     * Starts one of the kind that the system property {@code system-tests.stack} names, on free
     * ports and without any data; returns when all of it is ready.
     *
     * @param name the beginning of the names of what it leaves under {@code target}
     * @throws org.opentest4j.TestAbortedException if the machine lacks what it takes, and need not
     *     have it
     */
    static Stack start(String name) {
        return StackKind.chosen().start(name);
    }

    /** The address of a part, without a path. */
    URI address(Part part);

    /** Ends a part with SIGKILL; returns when it is gone. */
    void kill(Part part);

    /**
     * Starts a part again, with its port and its data; returns when it is ready.
     *
     * @return how long that took
     */
    Duration start(Part part);

    /** So long after its start Kafka confirms events again, at the latest. */
    Duration kafkaIsBackWithin();

    /** Starts what an earlier test left down; returns when every service is well again. */
    void startWhatIsDown();

    /** The last lines of every log. */
    String logTails();

    /** Ends all of it; nothing is left of it but logs. */
    @Override
    void close();
}
