package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The move to a WebSocket, in every order that chance can think of: both sides send, polls and
 * POSTs come and wait, the application pauses, probes fail or succeed, the WebSocket is slow. Each
 * side must hear all that the other sent, once and in order.
 */
class UpgradePropertiesTest {

    private static final int STEPS = 150;

    /** Less than a probe may take: a client that has to wait for its end was let down. */
    private static final Duration SOON = Duration.ofSeconds(3);

    @Property(tries = 2_000)
    void nothingIsLostOrDoubledOrOutOfOrderOnTheWay(@ForAll long seed) {
        Random random = new Random(seed);
        UpgradingClient client = new UpgradingClient(random);
        for (int i = 0; i < STEPS; i++) {
            client.step(random.nextInt(100));
        }

        client.settle(SOON);

        assertThat(client.hasMoved()).isTrue();
        assertThat(client.backlog()).isZero();
        assertThat(client.received()).isEqualTo(numbers(client.sentToIt()));
        assertThat(client.heardOfIt()).isEqualTo(numbers(client.sentByIt()));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
