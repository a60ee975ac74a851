package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import dev.restante.contract.ServerEvent.Join;
import dev.restante.contract.ServerEvent.Leave;
import dev.restante.gateway.log.SimulatedKafka;
import dev.restante.gateway.socketio.OwedEvents.Owed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * One client or two, and two gateways of one log, in every order that chance can think of: clients
 * join and leave rooms, services put them into others and take them out, events go to rooms,
 * records wait for Kafka, are refused, or are stored and not confirmed; clients drop, noticed or
 * not, and come back to this gateway or to the other; and gateways are killed between any two
 * steps, with what they had not sent, while some of what they had sent arrives later.
 *
 * <p>Each client must keep its session, and must have received each event once that went to a room
 * after it was told that it is in, or after a service had put it there; and none that went there
 * after it was told that it is out, or before it asked to be in. Services must know at the end who
 * is there; but of one who was told of, before anything was stored of it, nobody can tell that it
 * is gone.
 */
class SessionsUnderCrashesTest {

    private static final int STEPS = 500;

    @Property(tries = 1_000)
    void everyClientHasItsSessionItsRoomsAndTheirEventsWhateverIsKilledWhen(@ForAll long seed) {
        Simulation simulation = new Simulation(new Random(seed));

        simulation.run();

        assertThat(simulation.takenOverInVain()).isEmpty();
        for (SimulatedMember member : simulation.members) {
            assertThat(member.isConnected()).isTrue();
            assertThat(member.place()).isEqualTo(simulation.kafka.end());
            assertThat(member.received()).doesNotHaveDuplicates();
            assertThat(member.received())
                    .containsAll(simulation.owedTo(member, Set.of(Owed.YES)))
                    .isSubsetOf(simulation.owedTo(member, Set.of(Owed.YES, Owed.PERHAPS)));
            assertThat(simulation.byPartition(member.received()))
                    .allSatisfy(numbers -> assertThat(numbers).isSorted());
            assertThat(simulation.present()).contains(member.socket().orElseThrow());
        }
        simulation.everyoneGoes();
        assertThat(simulation.present()).noneMatch(simulation.kafka::knows);
    }

    private static final class Simulation {

        private static final int MAX_LEAVES = 18;
        private static final int MAX_ROUNDS = 10_000;

        private final SimulatedKafka kafka = new SimulatedKafka();
        private final Map<Integer, Emit> events = new LinkedHashMap<>();
        private final Random random;
        private final List<SimulatedMember> members;
        private final SimulatedGateway[] gateways = new SimulatedGateway[2];
        private final Deque<Runnable> late = new ArrayDeque<>();
        private final Map<SimulatedMember, Integer> leaves = new HashMap<>();

        Simulation(Random random) {
            this.random = random;
            this.members =
                    Stream.generate(() -> new SimulatedMember(kafka))
                            .limit(1 + random.nextInt(2))
                            .toList();
            start(0);
            start(1);
        }

        private void start(int number) {
            gateways[number] = new SimulatedGateway("gateway-" + number, kafka, random);
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step(random.nextInt(1000));
            }
            calm();
            // Everyone receives these live, and with them the cursor of the end.
            kafka.append(event(Set.of()));
            kafka.append(event(Set.of()));
            calm();
        }

        private void step(int dice) {
            if (dice < 500) {
                gateway().ifPresent(gateway -> gateway.step(random));
            } else if (dice < 700) {
                member().receive();
            } else if (dice < 800) {
                emit(rooms());
            } else if (dice < 840) {
                ask(member());
            } else if (dice < 870) {
                order(member());
            } else if (dice < 920) {
                comeBack(member());
            } else if (dice < 940) {
                drop(member());
            } else if (dice < 950) {
                duplicate(member());
            } else if (dice < 958) {
                kill(random.nextInt(2));
            } else if (dice < 975) {
                startOne(random.nextInt(2));
            } else if (dice < 990) {
                writeLate();
            } else if (dice < 995) {
                gateway().ifPresent(SimulatedGateway::letPingsTimeOut);
            } else if (dice < 997) {
                gateway().ifPresent(SimulatedGateway::lookForLostSessions);
            } else {
                compact();
            }
        }

        private Optional<SimulatedGateway> gateway() {
            return Optional.ofNullable(gateways[random.nextInt(2)]);
        }

        private SimulatedMember member() {
            return members.get(random.nextInt(members.size()));
        }

        private Set<String> rooms() {
            int dice = random.nextInt(10);
            if (dice == 0) {
                return Set.of();
            }
            if (dice == 1) {
                return member().socket().map(Set::of).orElse(Set.of());
            }
            return dice == 2
                    ? Set.of("c" + random.nextInt(2), "s" + random.nextInt(2))
                    : Set.of((random.nextBoolean() ? "c" : "s") + random.nextInt(2));
        }

        /** Now and then a service sends the same again. */
        private void emit(Set<String> to) {
            append(event(to));
        }

        private Emit event(Set<String> to) {
            int number = kafka.size();
            Emit event =
                    new Emit(
                            envelope(),
                            "n",
                            to,
                            Set.of(),
                            false,
                            OptionalLong.empty(),
                            Arguments.of(Integer.toString(number)));
            events.put(number, event);
            return event;
        }

        private void append(ServerEvent event) {
            kafka.append(event);
            if (random.nextInt(10) == 0) {
                kafka.append(event);
            }
        }

        private Envelope envelope() {
            return new Envelope("e" + kafka.size(), "/t", Instant.EPOCH, "/", Optional.empty());
        }

        private void ask(SimulatedMember member) {
            String room = "c" + random.nextInt(2);
            boolean in = isJoin(member);
            if (member.isConnected()) {
                member.ask(room, in);
            } else if (member.socket().isPresent()) {
                member.askWhereItWas(room, in);
            }
        }

        private void order(SimulatedMember member) {
            if (member.socket().isPresent()) {
                String room = "s" + random.nextInt(2);
                Set<String> to = Set.of(member.socket().get());
                boolean in = isJoin(member);
                member.owed().ordered(room, in, kafka.size());
                append(in ? new Join(envelope(), to, room) : new Leave(envelope(), to, room));
            }
        }

        /** Of more rooms left than that a gateway does not remember all. */
        private boolean isJoin(SimulatedMember member) {
            return random.nextInt(3) > 0 || leaves.merge(member, 1, Integer::sum) > MAX_LEAVES;
        }

        private void comeBack(SimulatedMember member) {
            if (member.isOffline()) {
                gateway().ifPresent(gateway -> member.connect(gateway, random));
            }
        }

        private void drop(SimulatedMember member) {
            if (!member.isOffline() && random.nextBoolean()) {
                member.drop();
            } else if (!member.isOffline()) {
                member.abandon();
            }
        }

        /** A page is duplicated: the copy takes the session while the original goes on asking. */
        private void duplicate(SimulatedMember member) {
            if (member.isConnected()) {
                member.abandon();
                comeBack(member);
                ask(member);
            }
        }

        private void kill(int number) {
            if (gateways[number] != null) {
                late.addAll(gateways[number].kill());
                gateways[number] = null;
            }
        }

        private void startOne(int number) {
            if (gateways[number] == null) {
                start(number);
            }
        }

        private void writeLate() {
            if (!late.isEmpty()) {
                late.poll().run();
            }
        }

        /** An hour passes, in which the gateways say what the last records do not. */
        private void compact() {
            if (Arrays.stream(gateways).anyMatch(Objects::nonNull)) {
                long before = kafka.sessionsEnd();
                for (int i = 0; i < 2; i++) {
                    settle();
                    running().forEach(SimulatedGateway::sayUnsaid);
                }
                settle();
                kafka.compact(before);
            }
        }

        private List<SimulatedGateway> running() {
            return Arrays.stream(gateways).filter(Objects::nonNull).toList();
        }

        private void settle() {
            boolean goesOn = true;
            for (int i = 0; goesOn; i++) {
                assertThat(i).as("there is no end").isLessThan(MAX_ROUNDS);
                goesOn = false;
                for (SimulatedGateway gateway : running()) {
                    goesOn |= gateway.settle();
                }
            }
        }

        /** Everything runs, everyone is there, and nothing is under way. */
        private void calm() {
            startOne(0);
            startOne(1);
            while (!late.isEmpty()) {
                writeLate();
            }
            for (int i = 0; i < 3; i++) {
                members.forEach(this::comeBack);
                settle();
                members.forEach(this::receiveAll);
            }
        }

        /** Who is there, as services know it. */
        Set<String> present() {
            return Presence.after(kafka.clientEvents());
        }

        /** Nobody is there any more, and gateways find out. */
        void everyoneGoes() {
            members.forEach(SimulatedMember::abandon);
            running().forEach(SimulatedGateway::letPingsTimeOut);
            settle();
            for (int i = 0; i < 2; i++) {
                running().forEach(SimulatedGateway::lookForLostSessions);
                settle();
            }
        }

        private void receiveAll(SimulatedMember member) {
            IntStream.range(0, STEPS).forEach(i -> member.receive());
        }

        /** Older connections of sessions, which nobody has told that they are. */
        List<SimulatedLink> takenOverInVain() {
            return members.stream()
                    .flatMap(member -> member.abandoned().stream())
                    .filter(link -> !link.isClosed())
                    .toList();
        }

        List<Integer> owedTo(SimulatedMember member, Set<Owed> asMuch) {
            return events.entrySet().stream()
                    .filter(e -> asMuch.contains(member.owed().owed(e.getValue(), e.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        List<List<Integer>> byPartition(List<Integer> numbers) {
            return List.of(inPartition(0, numbers), inPartition(1, numbers));
        }

        private List<Integer> inPartition(int partition, List<Integer> numbers) {
            return numbers.stream().filter(n -> kafka.partition(n) == partition).toList();
        }
    }
}
