package dev.restante.system.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEventRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is in the two topics, read without any part of Restante but the contract. */
final class Topics {

    static final String CLIENT_EVENTS = "client-events";
    static final String SERVER_EVENTS = "server-events";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Map<Place, String> ids = new HashMap<>();
    private final List<Told> told = new ArrayList<>();

    private Topics() {}

    /**
     * An event that is to be told to a room.
     *
     * @param record id of the record; a repeat has the same
     * @param id of the event, as its sender gave it
     * @param except who does not hear it
     */
    record Told(String record, String room, String id, List<String> except) {}

    /** Nothing is in them. */
    static Topics empty() {
        return new Topics();
    }

    /** Reads all that is in them by now. */
    static Topics read(String bootstrap) {
        Topics topics = new Topics();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            for (String topic : List.of(CLIENT_EVENTS, SERVER_EVENTS)) {
                topics.read(consumer, topic);
            }
        }
        return topics;
    }

    private void read(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> all =
                consumer.partitionsFor(topic).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(PAUSE).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        try {
            Place place = new Place(entry.topic(), entry.partition(), entry.offset());
            if (entry.topic().equals(CLIENT_EVENTS)) {
                ClientEvent event = ClientEventRecord.read(entry.headers(), entry.value());
                ids.put(place, event.id());
            } else if (ServerEventRecord.read(entry.headers(), entry.value())
                    instanceof Emit emit) {
                take(place, emit);
            }
        } catch (MalformedRecordException e) {
            throw new AssertionError("a record that breaks the contract: " + entry, e);
        }
    }

    private void take(Place place, ServerEvent.Emit emit) {
        String id = id(emit.arguments());
        ids.put(place, id);
        told.add(new Told(emit.envelope().id(), emit.key(), id, List.copyOf(emit.except())));
    }

    private static String id(Arguments arguments) {
        try {
            return JSON.readTree(arguments.asArray()).path(0).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + arguments, e);
        }
    }

    /** Id of the event at a place; null if there is none. */
    String at(Place place) {
        return ids.get(place);
    }

    /** All records of a room in their order, repeats included. */
    List<Told> told(String room) {
        return told.stream().filter(event -> event.room().equals(room)).toList();
    }
}
