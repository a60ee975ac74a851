package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.Handshake;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.SimulatedLog.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Replay and live, in every order that chance can think of: records arrive, answers of the past
 * arrive or wait, the client stops and starts to read, drops and resumes on this gateway or on
 * another, and each gateway is behind the log by as much as it likes. Some events are volatile, and
 * some are questions, which the client answers or does not.
 *
 * <p>The client must have received every number once, and those of one partition in order. Volatile
 * ones it may have missed, and gets none while it is busy. A question it is asked again after a
 * resume if it did not answer it and its cursor is before it, and only then.
 */
class SessionFenceTest {

    private static final int STEPS = 400;
    private static final ConnectFacts FACTS =
            ConnectFacts.of(
                    new Packet.Connect("/", Optional.empty()),
                    new Handshake(Map.of(), Map.of(), "127.0.0.1"));

    @Property(tries = 2_000)
    void everyRecordIsReceivedOnceWhateverHappensInBetween(@ForAll long seed) {
        Simulation simulation = new Simulation(new Random(seed));

        simulation.run();

        assertThat(simulation.client.ends()).isEmpty();
        assertThat(simulation.durable(simulation.client.received()))
                .containsExactlyInAnyOrderElementsOf(simulation.durable(simulation.numbers()));
        assertThat(simulation.client.received()).doesNotHaveDuplicates();
        assertThat(simulation.client.receivedWhileBusy()).noneMatch(simulation.log::isVolatile);
        assertThat(simulation.receivedOf(0)).isSorted();
        assertThat(simulation.receivedOf(1)).isSorted();
        assertThat(simulation.client.place()).isEqualTo(simulation.log.end());
    }

    private static final class Simulation {

        private final Random random;
        private final SimulatedLog log;
        private final SimulatedClient client;
        private final List<Gateway> gateways;
        private final Set<Integer> answered = new HashSet<>();
        private Gateway gateway;
        private Session session;

        Simulation(Random random) {
            this.random = random;
            this.log = new SimulatedLog(random);
            this.client = new SimulatedClient(log.cursor(), log.end());
            this.gateways = List.of(new Gateway(log), new Gateway(log));
            connect();
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step(random.nextInt(100));
            }
            drain();
            client.immediate(true);
            // A last record of each partition, received live, gives the client the cursor of the
            // end.
            IntStream.range(0, 20).forEach(i -> log.append(Kind.PLAIN));
            gateway.readAll();
            while (log.isWaiting()) {
                log.answerOne();
            }
        }

        private void step(int dice) {
            if (dice < 25) {
                log.append(Kind.values()[random.nextInt(Kind.values().length)]);
            } else if (dice < 57) {
                gateways.get(random.nextInt(2)).readOne(random.nextInt(SimulatedLog.PARTITIONS));
            } else if (dice < 80) {
                log.answerOne();
            } else if (dice < 84) {
                client.immediate(random.nextBoolean());
            } else if (dice < 87) {
                answerOne();
            } else if (dice < 91) {
                client.writable(false);
            } else if (dice < 96) {
                drain();
            } else {
                session.end(CloseReason.TRANSPORT_CLOSE);
                connect();
            }
        }

        /** The client reads again. Nothing tells a session to go on that need not wait. */
        private void drain() {
            if (!client.writable()) {
                client.writable(true);
                session.goOn();
            }
        }

        /** The client answers a question, and Kafka has the answer at once. */
        private void answerOne() {
            List<Integer> open = List.copyOf(client.unanswered().keySet());
            if (!open.isEmpty()) {
                int number = open.get(random.nextInt(open.size()));
                long ackId = client.unanswered().remove(number);
                answered.add(number);
                session.answered(session.questions().close(ackId).orElseThrow());
            }
        }

        private void connect() {
            gateway = gateways.get(random.nextInt(2));
            Membership membership = log.membership("sid", "/").orElseThrow();
            Positions place = membership.received().map(client.place()::max).orElse(client.place());
            client.unanswered().clear();
            client.received().removeIf(number -> isAskedAgain(number, place));
            session =
                    new Session(
                            "sid",
                            Namespace.plain("/"),
                            membership,
                            place,
                            client,
                            gateway.shard(),
                            log,
                            () -> {});
            session.begin(true, FACTS);
        }

        /** A question that was received and neither answered nor passed by a cursor. */
        private boolean isAskedAgain(int number, Positions place) {
            return log.isQuestion(number)
                    && !answered.contains(number)
                    && !log.entry(number).isBefore(place);
        }

        List<Integer> receivedOf(int partition) {
            return client.received().stream()
                    .filter(n -> log.entry(n).partition() == partition)
                    .toList();
        }

        List<Integer> numbers() {
            return IntStream.range(0, log.size()).boxed().toList();
        }

        List<Integer> durable(List<Integer> numbers) {
            return numbers.stream().filter(number -> !log.isVolatile(number)).toList();
        }
    }

    /** A reader of the log and the one event loop it feeds. */
    private static final class Gateway {

        private final SimulatedLog log;
        private final Shard shard;
        private Positions place;

        Gateway(SimulatedLog log) {
            this.log = log;
            this.place = log.end();
            this.shard = new Shard(Runnable::run, place);
        }

        Shard shard() {
            return shard;
        }

        boolean readOne(int partition) {
            Optional<LogEntry> next = log.next(partition, place);
            next.ifPresent(
                    entry -> {
                        place = entry.after();
                        shard.post(List.of(new Delivery(entry, log.cursor())), place);
                    });
            return next.isPresent();
        }

        void readAll() {
            IntStream.range(0, SimulatedLog.PARTITIONS)
                    .forEach(
                            p -> {
                                while (readOne(p)) {
                                    log.answerOne();
                                }
                            });
        }
    }
}
