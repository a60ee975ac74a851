package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Received;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code POST /events} and the numbered feed of producer-service. */
@OnEveryStack
class PostedEventsIT {

    @EachClient
    void a_structured_event_reaches_the_members_of_its_room(ClientKind kind, Scenario scenario) {
        Client member = scenario.member(kind);
        ObjectNode event = event(scenario.room(), "grüße, 漢字");

        Reply reply = scenario.producer().structured(event);

        assertStored(reply.json(), reply, event);
        assertThat(next(member, event).data()).isEqualTo(event.path("data"));
    }

    @EachClient
    void an_event_in_binary_mode_reaches_the_members_of_its_room(
            ClientKind kind, Scenario scenario) {
        Client member = scenario.member(kind);
        ObjectNode event = event(scenario.room(), "binary");

        Reply reply = scenario.producer().binary(event);

        assertStored(reply.json(), reply, event);
        assertThat(next(member, event).data()).isEqualTo(event.path("data"));
    }

    @Test
    void a_batch_reaches_the_members_of_each_room_in_order(Scenario scenario) {
        Client member = scenario.member(ClientKind.JAVA);
        List<ObjectNode> events =
                IntStream.range(0, 50).mapToObj(n -> event(scenario.room(), "no. " + n)).toList();

        Reply reply = scenario.producer().batch(events);

        assertThat(reply.json()).as("%s", reply).hasSameSizeAs(events);
        for (int n = 0; n < events.size(); n++) {
            assertStored(reply.json().path(n), reply, events.get(n));
        }
        next(member, events.get(events.size() - 1));
        assertThat(member.inbox().ids("notice")).isEqualTo(ids(events));
    }

    @Test
    void an_event_does_not_reach_members_of_other_rooms_or_nobody(Scenario scenario) {
        Client other = scenario.member(ClientKind.JAVA);
        Client inNoRoom = scenario.client(ClientKind.JAVA, "/chat");
        ObjectNode elsewhere = event(Scenario.randomName("elsewhere"), "not for you");
        ObjectNode here = event(scenario.room(), "for one");
        ObjectNode everywhere = event(scenario.room(), "for all");
        everywhere.remove("to");

        scenario.producer().structured(elsewhere);
        scenario.producer().structured(here);
        scenario.producer().structured(everywhere);

        next(other, here);
        next(other, everywhere);
        next(inNoRoom, everywhere);
        assertThat(other.inbox().ids("notice")).doesNotContain(elsewhere.path("id").asText());
        assertThat(inNoRoom.inbox().ids("notice"))
                .doesNotContain(elsewhere.path("id").asText(), here.path("id").asText());
    }

    @Test
    void an_invalid_event_is_answered_400_with_what_and_where(Scenario scenario) {
        Client member = scenario.member(ClientKind.JAVA);
        ObjectNode invalid = event(scenario.room(), "without a source");
        invalid.remove("source");
        ObjectNode valid = event(scenario.room(), "valid");

        Reply reply = scenario.producer().batch(List.of(valid, invalid));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.mediaType()).isEqualTo("application/problem+json");
        assertThat(reply.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/1/source");
        scenario.mustBalance(member);
        assertThat(member.inbox().events("notice")).isEmpty();
    }

    @EachClient
    void the_feed_counts_without_a_hole(ClientKind kind, Scenario scenario) {
        Client client = scenario.client(kind, "/feed");

        String run = scenario.producer().feed(200).json().path("run").asText();
        Scenario.until("200 ticks", () -> ticks(client, run).size() >= 200);
        scenario.producer().feed(0);

        List<Integer> ticks = ticks(client, run);
        assertThat(ticks).isEqualTo(IntStream.rangeClosed(1, ticks.size()).boxed().toList());
    }

    private static List<Integer> ticks(Client client, String run) {
        return client.inbox().events("tick").stream()
                .map(Received::data)
                .filter(data -> data.path("run").asText().equals(run))
                .map(data -> data.path("n").asInt())
                .toList();
    }

    private static ObjectNode event(String room, String text) {
        String id = Scenario.randomName("notice");
        JsonNode data = Scenario.object().put("id", id).put("text", text);
        return ProducerService.event(id, "notice", room, data);
    }

    private static void assertStored(JsonNode position, Reply reply, JsonNode event) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        assertThat(position.path("topic").asText()).isEqualTo("server-events");
        assertThat(position.path("partition").isInt()).isTrue();
        assertThat(position.path("offset").isIntegralNumber()).isTrue();
        assertThat(position.path("id")).isEqualTo(event.path("id"));
    }

    /** The event as it reached a client. */
    private static Received next(Client client, JsonNode event) {
        String id = event.path("id").asText();
        Scenario.until(
                client.name() + " has " + id, () -> client.inbox().ids("notice").contains(id));
        return client.inbox().events("notice").get(client.inbox().ids("notice").indexOf(id));
    }

    private static List<String> ids(List<ObjectNode> events) {
        List<String> ids = new ArrayList<>();
        events.forEach(event -> ids.add(event.path("id").asText()));
        return ids;
    }
}
