package dev.restante.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.restante.system.client.Client;
import dev.restante.system.client.NoAnswerException;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Joins one room after another while everyone else is at work. */
final class Latecomer {

    private static final int ROOMS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> rooms = Stream.generate(Latecomer::room).limit(ROOMS).toList();
    private final Client client;
    private final ProducerService producer;

    /**
     * @param client keeps its session
     * @param producer who tells something to each room afterwards
     */
    Latecomer(Client client, URI producer) {
        this.client = client;
        this.producer = new ProducerService(producer);
    }

    private static String room() {
        return "room-late-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Each room until its join is acked, and only then the next. */
    void join() {
        rooms.forEach(room -> join(client, room));
    }

    /** Tries until the join is acked. */
    static void join(Client client, String room) {
        await("joined " + room).atMost(PATIENCE).until(() -> isJoined(client, room));
    }

    private static boolean isJoined(Client client, String room) {
        try {
            return client.askText("join", room).path("status").asText().equals("ok");
        } catch (NoAnswerException e) {
            return false;
        }
    }

    /** What is told to a room whose join was acked arrives, once. */
    void mustHearOfEveryRoomOnce() {
        for (String room : rooms) {
            JsonNode data = JsonNodeFactory.instance.objectNode().put("id", room);
            Reply reply =
                    producer.structured(ProducerService.event("of-" + room, "notice", room, data));
            assertThat(reply.status()).as("%s", reply).isIn(201, 202);
        }
        await("something of every room")
                .atMost(PATIENCE)
                .until(() -> client.inbox().ids("notice").containsAll(rooms));
        assertThat(client.inbox().ids("notice")).containsExactlyInAnyOrderElementsOf(rooms);
    }
}
