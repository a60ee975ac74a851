package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.StackUnderTest;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events that go to a service by HTTP, once, and not through Kafka. */
class DirectIT {

    private static Stack stack;
    private static HttpService service;
    private static int freePort;
    private static OwnGateway gateway;

    @RegisterExtension
    static final BeforeAllCallback STACK = context -> stack = StackUnderTest.stack(context);

    private WireClient client;

    @BeforeAll
    static void start() throws IOException {
        service = new HttpService(0);
        HttpService gone = new HttpService(0);
        freePort = gone.port();
        gone.close();
        Path addresses = Project.freshFile("direct-addresses.properties");
        Files.writeString(
                addresses,
                Stream.of("echo", "own", "slow", "bad")
                                .map(event -> url(event, service.address().toString()))
                                .collect(Collectors.joining())
                        + url("gone", "http://127.0.0.1:" + freePort + "/"));
        List<Path> properties = new ArrayList<>(Project.gatewayProperties("direct"));
        properties.add(addresses);
        gateway = OwnGateway.start("wire-direct", stack, properties);
    }

    private static String url(String event, String address) {
        return "restante.namespaces.\"/direct\".routes.\"%s\".url=%s%n".formatted(event, address);
    }

    @AfterAll
    static void end() {
        gateway.close();
        service.close();
    }

    @BeforeEach
    void connect() {
        client = Transport.WEBSOCKET.open(gateway.address(), "");
        Wire.join(client, "/direct");
    }

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void what_the_service_answers_is_the_ack() {
        client.send("42/direct,1[\"echo\",{\"n\":1.50}]");

        assertThat(client.next()).isEqualTo("43/direct,1[{\"n\":1.5}]");
    }

    @Test
    void the_service_gets_a_cloud_event_with_the_senders_own_id() {
        client.send("42/direct,1[\"own\",\"id-1\",true]");
        assertThat(client.next()).isEqualTo("43/direct,1[[\"id-1\",true]]");

        JsonNode event = service.posted("own").get(0);

        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("id-1");
        assertThat(event.path("namespace").asText()).isEqualTo("/direct");
        assertThat(event.path("subject").asText()).hasSize(20);
        assertThat(event.path("args").asText()).isEqualTo("2");
    }

    @Test
    void what_the_service_refuses_is_an_error_that_asks_for_no_retry() {
        client.send("42/direct,1[\"bad\",1]");

        assertThat(client.next())
                .isEqualTo(error(1, "refused", "The service refused it: status 422", false));
    }

    @Test
    void what_is_sent_to_a_service_that_is_down_is_lost() {
        client.send("42/direct,1[\"gone\",1]");
        assertThat(client.next())
                .isEqualTo(error(1, "unreachable", "The service does not listen", true));

        try (HttpService back = new HttpService(freePort)) {
            client.send("42/direct,2[\"gone\",2]");
            assertThat(client.next()).isEqualTo("43/direct,2[2]");

            assertThat(back.posted("gone"))
                    .extracting(event -> event.path("data").asInt())
                    .containsExactly(2);
        }
    }

    @Test
    void a_service_that_does_not_answer_is_asked_once_and_holds_up_nothing_else() {
        client.send("42/direct,1[\"slow\",1]");
        client.send("42/direct,2[\"echo\",2]");

        assertThat(client.next()).isEqualTo("43/direct,2[2]");
        assertThat(client.next())
                .isEqualTo(
                        error(
                                1,
                                "no_answer",
                                "The service did not answer in time; it may have had the event",
                                true));
        assertThat(service.posted("slow")).hasSize(1);
    }

    private static String error(int ackId, String code, String message, boolean retry) {
        return "43/direct,%d[{\"status\":\"error\",\"code\":\"%s\",\"message\":\"%s\",\"retry\":%b}]"
                .formatted(ackId, code, message, retry);
    }
}
