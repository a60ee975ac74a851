package dev.restante.gateway.log;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What one gateway writes. Records of one topic are stored in the order they were sent, when the
 * test says so; now and then one is refused, or is stored and the gateway is told that it is not,
 * or is told later. What has to be repeated is.
 */
public final class SimulatedProducer implements SessionsTopic, EventWriter {

    private record Write(Supplier<Stored> append, CompletableFuture<Stored> answer) {}

    private static final int PERCENT = 100;

    private final SimulatedKafka kafka;
    private final SimulatedReader reader;
    private final Random random;
    private final Deque<Write> sessions = new ArrayDeque<>();
    private final Deque<Write> events = new ArrayDeque<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final Deque<Runnable> repeats = new ArrayDeque<>();
    private boolean dead;

    public SimulatedProducer(SimulatedKafka kafka, SimulatedReader reader, Random random) {
        this.kafka = kafka;
        this.reader = reader;
        this.random = random;
    }

    @Override
    public CompletionStage<Stored> save(String socket, SessionRecord message) {
        byte[] value = reader.codec().write(message);
        return send(sessions, () -> kafka.appendSession(socket, value));
    }

    @Override
    public CompletionStage<Stored> persist(
            String socket, Supplier<Optional<SessionRecord>> message) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        repeat(() -> message.get().map(m -> save(socket, m)), answer);
        return answer;
    }

    @Override
    public CompletionStage<Stored> publishUntilStored(String key, ClientEvent event) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        repeat(() -> Optional.of(send(events, () -> kafka.append(event))), answer);
        return answer;
    }

    @Override
    public CompletionStage<Stored> publish(
            Optional<String> topic, String key, ClientEvent event, Span cause) {
        return send(events, () -> kafka.append(event));
    }

    @Override
    public CompletionStage<Stored> publish(ServerEvent event, Span cause) {
        throw new AssertionError("nothing is relayed here");
    }

    private CompletionStage<Stored> send(Deque<Write> topic, Supplier<Stored> append) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        if (!dead) {
            topic.add(new Write(append, answer));
        }
        return answer;
    }

    private void repeat(
            Supplier<Optional<CompletionStage<Stored>>> send, CompletableFuture<Stored> answer) {
        send.get()
                .ifPresent(
                        sent ->
                                sent.whenComplete(
                                        (stored, failure) -> {
                                            if (failure == null) {
                                                answer.complete(stored);
                                            } else {
                                                repeats.add(() -> repeat(send, answer));
                                            }
                                        }));
    }

    /** Something becomes of one record. */
    public void settleOne(boolean mayFail) {
        int dice = random.nextInt(PERCENT);
        if (!repeats.isEmpty() && dice < 20) {
            repeats.poll().run();
        } else if (!answers.isEmpty() && dice < 50) {
            answers.poll().run();
        } else {
            Deque<Write> topic = random.nextBoolean() ? sessions : events;
            if (!topic.isEmpty()) {
                settle(topic.poll(), mayFail ? random.nextInt(PERCENT) : PERCENT);
            }
        }
    }

    private void settle(Write write, int dice) {
        boolean stored = dice >= 6;
        Stored place = stored ? write.append().get() : null;
        Runnable answer = dice >= 12 ? () -> write.answer().complete(place) : () -> fail(write);
        if (!answers.isEmpty() || dice >= 12 && dice < 40) {
            answers.add(answer);
        } else {
            answer.run();
        }
    }

    private static void fail(Write write) {
        write.answer()
                .completeExceptionally(
                        new PublishException("kafka_unavailable", new IOException("simulated")));
    }

    /** Whether everything is stored and told. */
    public boolean isIdle() {
        return sessions.isEmpty() && events.isEmpty() && answers.isEmpty() && repeats.isEmpty();
    }

    /**
     * The process is killed.
     *
     * @return what was under way and may still be stored, in this order; nobody is told any more
     */
    public List<Runnable> kill() {
        dead = true;
        List<Runnable> late = new ArrayList<>();
        for (Deque<Write> topic : List.of(sessions, events)) {
            topic.stream()
                    .limit(random.nextInt(topic.size() + 1))
                    .forEach(write -> late.add(write.append()::get));
            topic.clear();
        }
        answers.clear();
        repeats.clear();
        return late;
    }
}
