package dev.restante.system.wire.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.system.StackUnderTest;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One session, two gateways, and a connection that nobody noticed was dead. */
class TwoGatewaysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Stack stack;
    private static OwnGateway one;
    private static OwnGateway other;

    @RegisterExtension
    static final BeforeAllCallback STACK = context -> stack = StackUnderTest.stack(context);

    @BeforeAll
    static void start() {
        one = gateway("one");
        other = gateway("other");
    }

    @AfterAll
    static void end() {
        one.close();
        other.close();
    }

    private static OwnGateway gateway(String name) {
        String file = "gateway-" + name;
        return OwnGateway.start(file, stack, Project.gatewayProperties("two-gateways", file));
    }

    private static Link open(OwnGateway gateway, String credentials) {
        Link link = new Link(gateway.address());
        assertThat(next(link)).startsWith("0{");
        link.send("40/storm," + credentials);
        return link;
    }

    private static String next(Link link) {
        return link.next(PATIENCE).orElseThrow(() -> new AssertionError("nothing came"));
    }

    /** Volatile events come in between. */
    private static String news(Link link) {
        String packet = next(link);
        return packet.startsWith("42/storm,[\"flash\"") ? news(link) : packet;
    }

    private static JsonNode session(Link link) {
        String packet = next(link);
        assertThat(packet).startsWith("40/storm,{");
        try {
            return new ObjectMapper().readTree(packet.substring("40/storm,".length()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(packet, e);
        }
    }

    private static String pid(JsonNode session) {
        return "{\"pid\":\"" + session.path("pid").asText() + "\"}";
    }

    private static void join(Link link, String room) {
        link.send("42/storm,1[\"join\",\"" + room + "\"]");
        assertThat(next(link)).startsWith("43/storm,1[{\"status\":\"ok\"");
    }

    @Test
    void the_connection_that_was_left_is_told_that_its_session_goes_on_elsewhere() {
        Link left = open(one, "");
        JsonNode session = session(left);

        Link younger = open(other, pid(session));

        assertThat(session(younger)).isEqualTo(session);
        assertThat(next(left)).startsWith("42/storm,[\"taken_over\",");
        assertThat(next(left)).isEqualTo("41/storm,");
        left.cut();
        younger.cut();
    }

    @Test
    void a_room_joined_at_the_other_gateway_outlives_the_connection_that_was_left() {
        Link left = open(one, "");
        JsonNode session = session(left);
        Link younger = open(other, pid(session));
        assertThat(session(younger)).isEqualTo(session);
        join(younger, "room-1");
        left.cut();
        younger.cut();

        Link back = open(one, pid(session));

        assertThat(session(back)).isEqualTo(session);
        try (Rain rain =
                new Rain(
                        stack.address(Part.KAFKA).getAuthority(),
                        "two-gateways-" + System.nanoTime(),
                        new SplittableRandom(1))) {
            rain.oneMoreInEveryRoom();
            List<String> heard = Stream.of(news(back), news(back)).sorted().toList();
            assertThat(heard.get(0)).startsWith("42/storm,[\"news\",\"everyone\",1,");
            assertThat(heard.get(1)).startsWith("42/storm,[\"news\",\"room-1\",1,");
        }
        back.cut();
    }
}
