package dev.restante.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ClientsTest {

    private static final long SOON = TimeUnit.SECONDS.toNanos(10);
    private static final byte[] OPEN = ServerFrames.text("0{\"sid\":\"a\"}");
    private static final byte[] JOINED = ServerFrames.text("40{\"sid\":\"b\"}");

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Role role =
            (bytes, from, to, now) ->
                    heard.add(new String(bytes, from, to - from, StandardCharsets.US_ASCII));

    @Test
    void aClientHandsOnEventsAndAcksAndCountsPings() throws IOException {
        byte[][] frames = {
            OPEN,
            JOINED,
            ServerFrames.text("2"),
            ServerFrames.text("42[\"a\"]"),
            ServerFrames.text("431[]"),
        };
        try (FakeServer server = new FakeServer(frames);
                Loop loop = new Loop()) {
            Clients clients = connect(loop, server);

            awaitHeard(loop, 2);

            assertThat(heard).containsExactly("2[\"a\"]", "31[]");
            assertThat(clients.least(Client::pings)).isOne();
        }
    }

    @Test
    void aConnectionThatTheServerEndsFailsTheLoad() throws IOException {
        try (FakeServer server = new FakeServer(OPEN, JOINED);
                Loop loop = new Loop()) {
            assertThatThrownBy(
                            () -> {
                                connect(loop, server);
                                server.end();
                                awaitHeard(loop, 1);
                            })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("closed the connection");
        }
    }

    @Test
    void aClientThatIsRefusedFailsTheLoad() throws IOException {
        try (FakeServer server = new FakeServer(OPEN, ServerFrames.text("44{\"message\":\"no\"}"));
                Loop loop = new Loop()) {
            assertThatThrownBy(() -> connect(loop, server))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("{\"message\":\"no\"}");
        }
    }

    @Test
    void whatARoleCanNotTakeFailsTheLoad() throws IOException {
        Role refusing =
                (bytes, from, to, now) -> {
                    throw new IllegalStateException("doubled");
                };
        try (FakeServer server = new FakeServer(OPEN, JOINED, ServerFrames.text("42[\"a\"]"));
                Loop loop = new Loop()) {
            assertThatThrownBy(
                            () -> {
                                Clients.connect(loop, server.port(), List.of(refusing));
                                awaitHeard(loop, 1);
                            })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("doubled");
        }
    }

    @Test
    void aRoleHearsTheAnswerToItsConnectAndOfTheEnd() throws IOException {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Role returning =
                new Role() {
                    @Override
                    public void packet(byte[] bytes, int from, int to, long now) {
                        throw new IllegalStateException("none was sent");
                    }

                    @Override
                    public void joined(Consumer<String> sender, String answer, long now) {
                        told.add(answer);
                    }

                    @Override
                    public void ended(IOException why) {
                        told.add(why.getMessage());
                    }
                };
        try (FakeServer server = new FakeServer(OPEN, JOINED);
                Loop loop = new Loop()) {
            Clients.rush(loop, server.port(), List.of(returning));
            Waiting.until(loop, SOON, () -> told.size() == 1, () -> told + " told");
            server.end();
            Waiting.until(loop, SOON, () -> told.size() == 2, () -> told + " told");

            assertThat(told)
                    .containsExactly("0{\"sid\":\"b\"}", "the server closed the connection");
        }
    }

    private Clients connect(Loop loop, FakeServer server) throws IOException {
        return Clients.connect(loop, server.port(), List.of(role));
    }

    private void awaitHeard(Loop loop, int count) throws IOException {
        Waiting.until(loop, SOON, () -> heard.size() >= count, () -> heard + " heard");
    }
}
