package dev.restante.system.chaos;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.chaos.Sent.Kind;
import dev.restante.system.chaos.Topics.Told;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.ConsumerService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Clients in rooms of their own, who emit and receive until all that was sent is acked. */
final class Round implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(60);

    /** Events from outside are one for each room at this pace. */
    private static final Duration SLOW_PACE = Duration.ofMillis(200);

    private static final int ROOMS = 7;
    private static final int ROOMS_AT_FIRST = 2;
    private static final int NODE_MEMBERS = 4;
    private static final int JAVA_MEMBERS = 2;
    private static final int STROKES_ONE_IN = 4;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(8);
    private final List<String> rooms = Stream.generate(Round::room).limit(ROOMS).toList();
    private final Books books = new Books();
    private final Clients clients;
    private final SplittableRandom dice;
    private final List<Member> members = new ArrayList<>();
    private final List<Emitter> emitters = new ArrayList<>();
    private final List<Emitter> posts = new ArrayList<>();
    private final List<Emitter> lastWords = new ArrayList<>();
    private final List<Runnable> wishes = new ArrayList<>();
    private final AtomicInteger wished = new AtomicInteger();
    private final Duration length;

    /**
     * @param gateways where clients connect
     * @param producer where events are posted
     * @param length how long it takes at least
     */
    Round(URI gateways, URI producer, NodeProcess node, SplittableRandom dice, Duration length) {
        this.length = length;
        this.clients = new Clients(gateways, node);
        this.dice = dice;
        for (int i = 0; i < NODE_MEMBERS; i++) {
            Client client = clients.openNode("/chat", retrying());
            Supplier<Sent> events = events(member(client, true));
            emitters.add(Emitter.queueing(events, Acks.by(client), books, clock));
        }
        for (int i = 0; i < JAVA_MEMBERS; i++) {
            Client client = clients.open(ClientKind.JAVA, "/chat");
            Supplier<Sent> events = events(member(client, false));
            emitters.add(Emitter.insisting(events, Acks.by(client), books, clock));
        }
        for (String room : rooms) {
            Supplier<Sent> events = () -> books.next(Kind.NOTICE, "post", room);
            posts.add(Emitter.insisting(events, Acks.by(producer, clock), books, clock));
            Supplier<Sent> last = () -> books.next(Kind.MESSAGE, "last", room);
            Sender anyone = Acks.by(members.get(0).client());
            lastWords.add(Emitter.insisting(last, anyone, books, clock));
        }
        lastWords.addAll(posts);
    }

    private static String room() {
        return "room-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Each event again until it is acked, and only then the next. */
    private static ObjectNode retrying() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("retries", 100_000)
                .put("ackTimeout", 2_000);
    }

    private Member member(Client client, boolean keepsSession) {
        Member member = new Member(client, keepsSession, books).start(clock);
        members.add(member);
        List<String> some = new ArrayList<>(rooms);
        Collections.shuffle(some, new Random(dice.nextLong()));
        some.subList(0, ROOMS_AT_FIRST).forEach(member::want);
        if (keepsSession) {
            some.subList(ROOMS_AT_FIRST, ROOMS).forEach(room -> wantLater(member, room));
        }
        return member;
    }

    /** Rooms that are joined amid the chaos have to survive it, too. */
    private void wantLater(Member member, String room) {
        long at = dice.nextLong(length.toMillis());
        Runnable wish =
                () -> {
                    member.want(room);
                    wished.incrementAndGet();
                };
        wishes.add(() -> clock.schedule(wish, at, TimeUnit.MILLISECONDS));
    }

    /** Whoever keeps its session can draw, too: a relayed event names the session of its sender. */
    private Supplier<Sent> events(Member member) {
        SplittableRandom own = dice.split();
        return () -> {
            List<String> known = member.rooms();
            String room = known.get(own.nextInt(known.size()));
            boolean stroke = member.keepsSession() && own.nextInt(STROKES_ONE_IN) == 0;
            return books.next(stroke ? Kind.STROKE : Kind.MESSAGE, member.name(), room);
        };
    }

    void begin() {
        mustBe("everyone is in its rooms", () -> members.stream().allMatch(Member::isJoined));
        emitters.forEach(emitter -> emitter.start(PACE));
        posts.forEach(emitter -> emitter.start(SLOW_PACE));
        wishes.forEach(Runnable::run);
    }

    /** Returns when so many more events are acked. */
    void untilAcked(int more) {
        int goal = books.acked().size() + more;
        mustBe(more + " more are acked", () -> books.acked().size() >= goal);
    }

    /** Returns when an event of a client is answered with a typed error. */
    void untilRefused() {
        // One without a queue: in a queue it would wait behind what is not acked.
        Client client = members.get(members.size() - 1).client();
        mustBe("an event is refused", () -> isRefused(client.answer("word", data())));
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode().put("text", "is there anybody?");
    }

    private static boolean isRefused(JsonNode answer) {
        return answer.path("status").asText().equals("error")
                && answer.path("code").asText().equals("kafka_unavailable");
    }

    /** Returns when all is acked and has arrived, or does not arrive. */
    void end() {
        emitters.forEach(Emitter::stop);
        posts.forEach(Emitter::stop);
        mustBe("everything is acked", () -> emitters.stream().allMatch(Emitter::isQuiet));
        mustBe(
                "everyone is in all its rooms",
                () -> wished.get() == wishes.size() && members.stream().allMatch(Member::isJoined));
        lastWords();
        // What comes again, or late, comes before this.
        lastWords();
    }

    private void lastWords() {
        List<Sent> last = lastWords.stream().map(Emitter::emitOne).toList();
        mustBe("the last words are acked", () -> lastWords.stream().allMatch(Emitter::isQuiet));
        mayBe(
                "the last words have arrived",
                () -> members.stream().allMatch(member -> member.hasAll(of(member, last))));
    }

    private static Set<String> of(Member member, List<Sent> events) {
        return events.stream()
                .filter(event -> member.rooms().contains(event.room()))
                .map(Sent::id)
                .collect(Collectors.toSet());
    }

    private static void mustBe(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).until(condition);
    }

    private static void mayBe(String what, Callable<Boolean> condition) {
        try {
            mustBe(what, condition);
        } catch (ConditionTimeoutException e) {
            // The reckoning tells what is missing.
            System.out.println("LATE    " + e.getMessage());
        }
    }

    /** Counts. */
    Reckoning reckon(Topics topics, ConsumerService consumer) {
        Reckoning reckoning = new Reckoning(books);
        reckoning.stored(topics);
        members.forEach(member -> member.faults().forEach(fault -> reckoning.fault("%s", fault)));
        for (String room : rooms) {
            reckoning.processed(room, consumer.processedIn(room));
            List<Told> told = reckoning.told(room, topics.told(room));
            members.stream()
                    .filter(member -> member.rooms().contains(room))
                    .forEach(member -> received(reckoning, member, room, told));
        }
        return reckoning;
    }

    private static void received(Reckoning reckoning, Member member, String room, List<Told> told) {
        List<List<String>> received = member.received(room);
        if (member.keepsSession()) {
            reckoning.received(
                    member.name(), member.client().id(), member.since(room), told, received.get(0));
        } else {
            for (int i = 0; i < received.size(); i++) {
                String name = member.name() + " in its session " + (i + 1);
                reckoning.receivedInPart(name, told, received.get(i), i + 1 == received.size());
            }
        }
    }

    /** What happened, in a line. */
    @Override
    public String toString() {
        int sessions =
                members.stream().mapToInt(m -> m.client().inbox().connections().size()).sum();
        int events = members.stream().mapToInt(m -> m.client().inbox().events().size()).sum();
        return "%d members, %d connections, %d events received, %d sent, %d acked"
                .formatted(
                        members.size(),
                        sessions,
                        events,
                        books.sent().size(),
                        books.acked().size());
    }

    @Override
    public void close() {
        emitters.forEach(Emitter::stop);
        clients.close();
        clock.shutdownNow();
    }
}
