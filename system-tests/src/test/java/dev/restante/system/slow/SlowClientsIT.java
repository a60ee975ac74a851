package dev.restante.system.slow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.StackUnderTest;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * 500 clients that read nothing, while 20,000 events of about 1 kB flow to the room they are in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsIT {

    private static final int DEAF = 500;
    private static final int EVENTS = 20_000;
    private static final int WHO_READ_AGAIN = 6;

    /** As in {@code slow.properties}. */
    private static final long OUTBOX = 65_536;

    /** Of an outbox: one event more than fits, and what keeps its events in order. */
    private static final long MORE_THAN_OUTBOX = 8_192;

    /** What the gateway itself may take more while it works: pools of Netty and Kafka's client. */
    private static final long WORKING = 24 << 20;

    private static Stack stack;

    @RegisterExtension
    static final BeforeAllCallback STACK = context -> stack = StackUnderTest.stack(context);

    private final List<Deaf> deaf = new ArrayList<>();

    private OwnGateway gateway;
    private Figures before;
    private Figures middle;
    private Figures after;
    private List<String> heard;
    private List<List<String>> heardAgain;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void run() {
        gateway = OwnGateway.start("slow", stack, Project.gatewayProperties("slow"));
        join();
        try (Source source = new Source(stack.address(Part.KAFKA).getAuthority());
                Deaf reader = Deaf.OnWebSocket.join(gateway.address())) {
            before = Figures.of(gateway.vitals());
            source.send(EVENTS / 2);
            heard = new ArrayList<>(reader.readUntil(Source.begin(EVENTS / 2)));
            middle = Figures.of(gateway.vitals());
            source.send(EVENTS / 2);
            heard.addAll(reader.readUntil(Source.begin(EVENTS)));
            after = Figures.of(gateway.vitals());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf("MEASURED slow clients: before: %s%n", before);
        System.out.printf("MEASURED slow clients: middle: %s%n", middle);
        System.out.printf("MEASURED slow clients: after:  %s%n", after);
        readAgain();
    }

    private void join() {
        List<Function<URI, Deaf>> kinds = List.of(Deaf.OnWebSocket::join, Deaf.OnPolling::join);
        deaf.addAll(
                together(
                        IntStream.range(0, DEAF).mapToObj(i -> kinds.get(i % 2)).toList(),
                        kind -> kind.apply(gateway.address())));
    }

    private void readAgain() {
        long began = System.nanoTime();
        heardAgain =
                together(
                        deaf.subList(0, WHO_READ_AGAIN),
                        client -> client.readUntil(Source.begin(EVENTS)));
        System.out.printf(
                "MEASURED slow clients: %d read again, and had all after %d ms%n",
                WHO_READ_AGAIN, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private static <T, R> List<R> together(List<T> all, Function<T, R> task) {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<R>> tasks =
                    all.stream()
                            .map(
                                    one ->
                                            CompletableFuture.supplyAsync(
                                                    () -> task.apply(one), threads))
                            .toList();
            return tasks.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    @AfterAll
    void end() throws IOException {
        for (Deaf client : deaf) {
            client.close();
        }
        gateway.close();
    }

    @Test
    void one_that_reads_hears_everything_meanwhile() {
        assertThatAllAreThereOnceAndInOrder(heard);
    }

    @Test
    void what_is_held_for_those_who_do_not_read_is_bounded() {
        assertThat(after.held() - before.held())
                .isLessThan(DEAF * (OUTBOX + MORE_THAN_OUTBOX) + WORKING);
    }

    @Test
    void with_every_further_event_memory_stays_flat() {
        assertThat(after.held() - middle.held()).isLessThan(WORKING / 3);
        assertThat(after.resident() - middle.resident()).isLessThan(WORKING);
    }

    @Test
    void those_who_read_again_hear_everything_once_and_in_order() {
        assertThat(heardAgain).hasSize(WHO_READ_AGAIN);
        heardAgain.forEach(SlowClientsIT::assertThatAllAreThereOnceAndInOrder);
    }

    private static void assertThatAllAreThereOnceAndInOrder(List<String> events) {
        assertThat(events).hasSize(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            assertThat(events.get(i)).startsWith(Source.begin(i + 1));
        }
    }
}
