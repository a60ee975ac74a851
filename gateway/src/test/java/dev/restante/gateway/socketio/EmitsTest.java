package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.gateway.socketio.NotedEvents.Note;
import dev.restante.tracing.Tracing;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmitsTest {

    private static final GatewayConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(GatewayConfig.class)
                    .withSources(
                            new PropertiesConfigSource(
                                    Map.ofEntries(
                                            property("typing.to", "relay"),
                                            property("typing.room", "/0/room"),
                                            property("typing.volatile", "true"),
                                            property("wave.to", "relay"),
                                            property("wave.event-id", "/0"),
                                            property("ask.ack", "reply"),
                                            property("own.event-id", "/0/id"),
                                            property("own.room", "/0/room"),
                                            property("own.key", "room"),
                                            property("quiet.failure", "silence"),
                                            property("job.topic", "jobs")),
                                    "test",
                                    100))
                    .build()
                    .getConfigMapping(GatewayConfig.class);

    private final NotedEvents events = new NotedEvents();
    private final SimulatedLog log = new SimulatedLog(new Random(1));
    private final SimulatedClient client = new SimulatedClient(log.cursor(), log.end());
    private final Emits emits =
            new Emits(events, new RoomRequests(CONFIG, log), null, log.traffic(), Tracing.off());
    private final InFlight inFlight = new InFlight(client, 1_000);
    private final Session session =
            new Session(
                    "sid",
                    new Namespaces(CONFIG).find("/x").orElseThrow(),
                    log.membership("sid", "/x")
                            .orElseThrow()
                            .of(Optional.of("ann"))
                            .joined("lobby", log.end(), true),
                    log.end(),
                    client,
                    new Shard(Runnable::run, log.end()),
                    log,
                    () -> {});

    private static Map.Entry<String, String> property(String route, String value) {
        int dot = route.indexOf('.');
        return Map.entry(
                "restante.namespaces.\"/x\".routes.\"%s\"%s"
                        .formatted(route.substring(0, dot), route.substring(dot)),
                value);
    }

    private void emit(String name, String argument) {
        emits.emit(
                session,
                new Packet.Event(
                        "/x", OptionalLong.of(5), name, Arguments.of(argument), Optional.empty()),
                inFlight);
    }

    private static String ack(String json) {
        return "3/x,5[" + json + "]";
    }

    private static String error(String code, boolean retry) {
        return "^3/x,5\\[\\{\"status\":\"error\",\"code\":\"%s\",\"message\":\"[^\"]+\",\"retry\":%b}]$"
                .formatted(code, retry);
    }

    @Test
    void anEventGoesToServicesInTheOrderOfItsSocket() {
        emit("said", "\"hi\"");

        ClientEvent event = events.only().clientEvent();
        assertThat(events.only().topic()).isEmpty();
        assertThat(events.only().key()).isEqualTo("sid");
        assertThat(event.type()).isEqualTo("said");
        assertThat(event.socket()).isEqualTo("sid");
        assertThat(event.user()).contains("ann");
        assertThat(event.ackId()).isEmpty();
        assertThat(event.arguments().json()).isEqualTo("\"hi\"");
    }

    @Test
    void itIsAckedWhenKafkaHasItAndNotBefore() {
        emit("said", "1");
        Note note = events.only();
        assertThat(client.sent()).isEmpty();

        note.isStored();

        assertThat(client.sent())
                .containsExactly(
                        ack(
                                "{\"status\":\"stored\",\"id\":\"%s\",\"topic\":\"topic\","
                                                .formatted(note.clientEvent().id())
                                        + "\"partition\":1,\"offset\":7}"));
    }

    @Test
    void whatKafkaDidNotTakeMayBeSentAgain() {
        emit("said", "1");

        events.only().fails();

        assertThat(client.sent()).singleElement().asString().matches(error("internal_error", true));
    }

    @Test
    void aClientThatRetriesByItselfHearsNothingOfThat() {
        emit("quiet", "1");

        events.only().fails();

        assertThat(client.sent()).isEmpty();
    }

    @Test
    void anEventWithoutANameIsRefused() {
        emit("", "1");

        assertThat(events.all()).isEmpty();
        assertThat(client.sent())
                .singleElement()
                .asString()
                .matches(error("name_not_allowed", false));
    }

    @Test
    void theSendersOwnIdBelongsToItsUserAndIsAckedAsItWasGiven() {
        emit("own", "{\"id\":\"e1\",\"room\":\"lobby\"}");

        assertThat(events.only().clientEvent().id()).isEqualTo("ann:e1");
        events.only().isStored();
        assertThat(client.sent()).singleElement().asString().contains("\"id\":\"e1\"");
    }

    @Test
    void theSendersOwnRoomIsThatOfTheRecord() {
        emit("own", "{\"id\":\"e1\",\"room\":\"lobby\"}");

        assertThat(events.only().key()).isEqualTo("lobby");
        assertThat(events.only().clientEvent().room()).contains("lobby");
    }

    @Test
    void aRouteMayNameAnotherTopic() {
        emit("job", "1");

        assertThat(events.only().topic()).contains("jobs");
    }

    @Test
    void whatAServiceIsToAnswerIsNotAckedWhenItIsStored() {
        emit("ask", "1");

        events.only().isStored();

        assertThat(events.only().clientEvent().ackId()).hasValue(5);
        assertThat(client.sent()).isEmpty();
    }

    @Test
    void whatAServiceAnswersIsTheAck() {
        emit("ask", "1");
        String id = events.only().clientEvent().id();

        session.replies()
                .answered(
                        new ServerEvent.Ack(
                                new ServerEvent.Envelope(
                                        "a", "/s", Instant.EPOCH, "/x", Optional.of(id)),
                                "sid",
                                5,
                                Arguments.of("42")));

        assertThat(client.sent()).containsExactly(ack("42"));
    }

    @Test
    void whatNoServiceAnswersInTimeIsAnError() {
        emit("ask", "1");

        client.letTimePass();

        assertThat(client.sent()).singleElement().asString().matches(error("no_answer", true));
    }

    @Test
    void whatIsRelayedGoesToTheOthersOfTheRoom() {
        emit("typing", "{\"room\":\"lobby\"}");

        Emit relayed = (Emit) events.only().server().orElseThrow();
        assertThat(relayed.to()).isEqualTo(Set.of("lobby"));
        assertThat(relayed.except()).isEqualTo(Set.of("sid"));
        assertThat(relayed.isVolatile()).isTrue();
    }

    @Test
    void whoIsNotInARoomSaysNothingThere() {
        emit("typing", "{\"room\":\"elsewhere\"}");

        assertThat(events.all()).isEmpty();
        assertThat(client.sent()).singleElement().asString().matches(error("not_a_member", false));
    }

    @Test
    void whatNamesNoRoomReachesNobody() {
        emit("typing", "{}");

        assertThat(events.all()).isEmpty();
    }

    @Test
    void theIdOfARelayedEventCannotBeThatOfAServicesOwn() {
        emit("wave", "\"conn:disconnect\"");

        assertThat(events.only().server().orElseThrow().envelope().id())
                .isEqualTo("sid:conn%3Adisconnect");
    }

    @Test
    void whatIsNotAnsweredYetIsInFlight() {
        boolean[] none = {false};
        emit("said", "1");
        inFlight.whenNone(() -> none[0] = true);
        assertThat(none[0]).isFalse();

        events.only().isStored();

        assertThat(none[0]).isTrue();
    }
}
