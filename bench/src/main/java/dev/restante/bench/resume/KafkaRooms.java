package dev.restante.bench.resume;

import dev.restante.bench.load.KafkaEvents;
import dev.restante.bench.machine.Server;
import java.io.IOException;
import java.util.Set;

/** Through Kafka, as a service publishes by the contract. */
final class KafkaRooms implements RoomEvents {

    private final KafkaEvents events;

    KafkaRooms(String address) {
        events = new KafkaEvents(address);
    }

    @Override
    public void publish(String room, String json) throws IOException {
        events.publish(Set.of(room), json);
    }

    @Override
    public void flush() throws IOException {
        events.flush();
    }

    @Override
    public boolean outlivesServer() {
        return true;
    }

    @Override
    public void serverIs(Server server) {
        // Kafka stays.
    }

    @Override
    public void close() {
        events.close();
    }
}
