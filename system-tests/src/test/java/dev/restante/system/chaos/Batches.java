package dev.restante.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.stack.ProducerService;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Posts batches to a room, each until it is stored or kept, while everyone else is at work. */
final class Batches {

    private static final int BATCHES = 10;
    private static final int EVENTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String room = "room-batches-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> ids = new ArrayList<>();
    private final Client client;
    private final ProducerService producer;

    /**
     * @param client hears them
     */
    Batches(Client client, URI producer) {
        this.client = client;
        this.producer = new ProducerService(producer);
    }

    void post() {
        Latecomer.join(client, room);
        for (int i = 0; i < BATCHES; i++) {
            List<ObjectNode> batch = IntStream.range(0, EVENTS).mapToObj(n -> event()).toList();
            await("a batch is answered").atMost(PATIENCE).until(() -> isPromised(batch));
        }
    }

    private ObjectNode event() {
        String id = room + "-" + ids.size();
        ids.add(id);
        return ProducerService.event(
                id, "notice", room, JsonNodeFactory.instance.objectNode().put("id", id));
    }

    private boolean isPromised(List<ObjectNode> batch) {
        try {
            int status = producer.batch(batch).status();
            return status == 201 || status == 202;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** All of them arrive, once and in order. */
    void mustArriveOnceInOrder() {
        await("all batches")
                .atMost(PATIENCE)
                .until(() -> client.inbox().ids("notice").containsAll(ids));
        assertThat(client.inbox().ids("notice")).isEqualTo(ids);
    }
}
