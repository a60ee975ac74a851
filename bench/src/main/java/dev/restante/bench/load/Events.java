package dev.restante.bench.load;

import dev.restante.bench.wire.Loop;
import java.io.IOException;

/** The road of events to a server, which hands them to all its clients. */
interface Events extends AutoCloseable {

    /**
     * Sends an event {@code tick}.
     *
     * @param json its one argument
     */
    void publish(String json) throws IOException;

    @Override
    void close();

    /** Through Kafka where there is one, else through a client that publishes. */
    static Events to(Target target, Loop loop) throws IOException {
        return target.broker().isPresent()
                ? new KafkaEvents(target.broker().get().address())
                : new ClientEvents(loop, target.server().port());
    }
}
