package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeClient;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.ConsumerService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message that consumer-service cannot store, because whoever looks after its database forbade
 * it; among others in the same room. A listener is in there.
 */
final class Poison implements AutoCloseable {

    /** The name of what forbids it. */
    static final String RULE = "no_poison";

    private final TwoConsumers consumers;
    private final Clients clients;
    private final Client sender;
    private final NodeClient listener;
    private final String room = Scenario.randomName("room");
    private final String id = Scenario.randomName("poison");

    Poison(TwoConsumers consumers, NodeProcess node) {
        this.consumers = consumers;
        clients = new Clients(consumers.gateway().address(), node);
        sender = clients.openNode("/chat");
        listener = clients.openNode("/chat");
        Scenario.join(listener, room);
    }

    void forbid() {
        consumers
                .postgres()
                .execute(
                        "ALTER TABLE chat_message ADD CONSTRAINT %s CHECK (body <> '%s')"
                                .formatted(RULE, id));
    }

    void allow() {
        consumers.postgres().execute("ALTER TABLE chat_message DROP CONSTRAINT " + RULE);
    }

    void send() {
        sender.emit("message", message(id, id));
    }

    /** Sends another message, and waits until the service has stored it. */
    void sendAnother(String other) {
        JsonNode answer = sender.answer("message", message(other, "another"));
        assertThat(answer.isMissingNode()).as("%s", answer).isTrue();
    }

    private JsonNode message(String messageId, String text) {
        return Scenario.object()
                .put("id", messageId)
                .put("room", room)
                .put("name", "somebody")
                .put("text", text);
    }

    /** Waits until it is a dead letter. */
    JsonNode letter() {
        Scenario.until("it is a dead letter", () -> find().isPresent());
        return find().orElseThrow();
    }

    private Optional<JsonNode> find() {
        return StreamSupport.stream(consumers.other().service().deadLetters().spliterator(), false)
                .filter(letter -> letter.path("eventId").asText().equals(id))
                .findFirst();
    }

    /** Its records in the topic of dead letters. */
    List<ConsumerRecord<byte[], byte[]>> inTopic() {
        return Log.of(consumers.bootstrap(), TwoConsumers.DEAD_LETTERS).stream()
                .filter(entry -> header(entry, "ce_id").equals(id))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Waits until Kafka has it again in the topic where it was. */
    void untilPutBack(Supplier<ConsumerService> service, int times) {
        Scenario.until(
                "it is put back",
                () -> {
                    JsonNode letter =
                            service.get().deadLetter(find().orElseThrow().path("id").asLong());
                    return letter.path("letter").path("replays").asInt() == times
                            && letter.path("letter").path("replay").path("offset").isNumber();
                });
    }

    /** Waits until it is heard. */
    void untilHeard() {
        Scenario.until("it is heard", () -> heard().contains(id));
    }

    /** Ids of all that was heard in the room. */
    List<String> heard() {
        return listener.inbox().ids("message");
    }

    String id() {
        return id;
    }

    @Override
    public void close() {
        clients.close();
    }
}
