package dev.restante.consumer.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Rejected;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomPeopleTest {

    private static final String ANN = "socket-ann";
    private static final String ZOE = "socket-zoe";
    private static final String TRANSPORT_CLOSE = "transport close";
    private static final String GOODBYE = "client namespace disconnect";

    private final RememberedState state = new RememberedState();
    private Instant now = Events.SENT;

    private Decision decide(String type, String socket, String json) throws Exception {
        ClientEvent event = Events.event("/chat", type, "event-1", socket, Arguments.of(json), now);
        return new Dispatcher().decide(event, state);
    }

    private Decision here(String socket, String room, String name) throws Exception {
        return decide(
                "here", socket, Fields.object().put("room", room).put("name", name).toString());
    }

    private Decision gone(String socket, String room) throws Exception {
        return decide("gone", socket, Fields.object().put("room", room).toString());
    }

    private Decision connect(String socket, boolean recovered, long connection) throws Exception {
        return decide(
                "connect",
                socket,
                Fields.object()
                        .put("recovered", recovered)
                        .put("connection", connection)
                        .toString());
    }

    private Decision disconnect(String socket, String reason, long connection) throws Exception {
        return decide(
                "disconnect",
                socket,
                Fields.object().put("reason", reason).put("connection", connection).toString());
    }

    @Test
    void whoComesIsToldToTheRoomAndToItself() throws Exception {
        here(ZOE, "lobby", "Zoe");

        Decision decision = here(ANN, "lobby", "Ann");

        Told list = Events.told(decision, 0);
        assertThat(list.type()).isEqualTo("people");
        assertThat(list.to()).containsExactly("lobby", ANN);
        assertThat(list.data().toString())
                .isEqualTo(
                        "{\"room\":\"lobby\",\"version\":2,\"more\":false,"
                                + "\"people\":[{\"name\":\"Ann\"},{\"name\":\"Zoe\"}]}");
    }

    @Test
    void roomsHaveListsOfTheirOwn() throws Exception {
        here(ZOE, "kitchen", "Zoe");

        assertThat(namesIn(here(ANN, "lobby", "Ann"))).containsExactly("Ann");
    }

    @Test
    void anotherNameTakesThePlaceOfTheFirst() throws Exception {
        here(ANN, "lobby", "Ann");

        assertThat(namesIn(here(ANN, "lobby", " Anna "))).containsExactly("Anna");
    }

    @Test
    void twoSocketsOfOneNameAreOneUntilBothAreAway() throws Exception {
        here(ANN, "lobby", "Ann");
        here(ZOE, "lobby", "Ann");

        Decision first = disconnect(ANN, TRANSPORT_CLOSE, 1);
        Decision second = disconnect(ZOE, TRANSPORT_CLOSE, 2);

        assertThat(namesIn(first)).containsExactly("Ann");
        assertThat(namesIn(second)).containsExactly("Ann is away");
    }

    @Test
    void whoLosesItsConnectionIsAwayInAllItsRooms() throws Exception {
        here(ANN, "lobby", "Ann");
        here(ANN, "kitchen", "Ann");
        now = now.plusSeconds(5);

        Decision decision = disconnect(ANN, TRANSPORT_CLOSE, 1);

        assertThat(decision.answers()).hasSize(2);
        assertThat(Events.told(decision, 0).data().at("/people/0/away").asText())
                .isEqualTo(now.toString());
        assertThat(namesIn(decision)).containsExactly("Ann is away");
    }

    @Test
    void whoIsBackWithItsSessionIsThereAgain() throws Exception {
        here(ANN, "lobby", "Ann");
        disconnect(ANN, TRANSPORT_CLOSE, 1);

        assertThat(namesIn(connect(ANN, true, 2))).containsExactly("Ann");
    }

    @Test
    void theLateEndOfAnOlderConnectionChangesNothing() throws Exception {
        here(ANN, "lobby", "Ann");
        connect(ANN, true, 2);

        assertThat(disconnect(ANN, TRANSPORT_CLOSE, 1).answers()).isEmpty();
        assertThat(namesIn(here(ZOE, "lobby", "Zoe"))).containsExactly("Ann", "Zoe");
    }

    @Test
    void aConnectThatComesAfterItsOwnEndChangesNothing() throws Exception {
        here(ANN, "lobby", "Ann");
        disconnect(ANN, TRANSPORT_CLOSE, 2);

        assertThat(connect(ANN, true, 2).answers()).isEmpty();
    }

    @Test
    void whoSaysGoodbyeIsGone() throws Exception {
        here(ZOE, "lobby", "Zoe");
        here(ANN, "lobby", "Ann");

        assertThat(namesIn(disconnect(ANN, GOODBYE, 1))).containsExactly("Zoe");
    }

    @Test
    void whoLeavesOneRoomStaysInTheOthers() throws Exception {
        here(ANN, "lobby", "Ann");
        here(ANN, "kitchen", "Ann");

        Decision left = gone(ANN, "kitchen");

        assertThat(namesIn(left)).isEmpty();
        assertThat(namesIn(here(ZOE, "lobby", "Zoe"))).containsExactly("Ann", "Zoe");
        assertThat(gone(ANN, "kitchen").answers()).isEmpty();
    }

    @Test
    void whoIsAwayForLongIsNotToldOfAnyMore() throws Exception {
        here(ANN, "lobby", "Ann");
        disconnect(ANN, TRANSPORT_CLOSE, 1);
        now = now.plus(RoomPeople.AWAY).plus(Duration.ofSeconds(1));

        assertThat(namesIn(here(ZOE, "lobby", "Zoe"))).containsExactly("Zoe");
    }

    @Test
    void aListIsBoundedAndSaysSo() throws Exception {
        for (int i = 0; i < RoomPeople.MOST; i++) {
            here("socket-" + i, "lobby", "person " + i);
        }

        JsonNode list = Events.told(here(ANN, "lobby", "Ann"), 0).data();

        assertThat(list.path("people")).hasSize(RoomPeople.MOST);
        assertThat(list.path("more").asBoolean()).isTrue();
    }

    @Test
    void oneSocketMayBeInSoManyRooms() throws Exception {
        for (int i = 0; i < RoomPeople.MOST_ROOMS; i++) {
            here(ANN, "room-" + i, "Ann");
        }

        assertRejected(here(ANN, "one-more", "Ann"), "room: you are in 50 already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "{\"room\":7}"})
    void whoDoesNotSayWhereIsRefused(String json) throws Exception {
        assertRejected(decide("here", ANN, json), "room: missing, or not a string");
        assertRejected(decide("gone", ANN, json), "room: missing, or not a string");
    }

    @Test
    void aSocketWithoutANameComesAndGoesUnnoticed() throws Exception {
        assertThat(connect(ANN, false, 1).answers()).isEmpty();
        assertThat(disconnect(ANN, TRANSPORT_CLOSE, 1).answers()).isEmpty();
    }

    private static List<String> namesIn(Decision decision) {
        JsonNode people = Events.told(decision, 0).data().path("people");
        return people.findParents("name").stream()
                .map(p -> p.path("name").asText() + (p.has("away") ? " is away" : ""))
                .toList();
    }

    private static void assertRejected(Decision decision, String reason) {
        assertThat(decision).isInstanceOf(Rejected.class);
        assertThat(Events.told(decision, 0).data().path("reason").asText()).isEqualTo(reason);
    }
}
