package dev.restante.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.restante.system.chaos.Failpoint.Victim;
import dev.restante.system.client.Clients;
import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.ConsumerService;
import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.Daemons;
import dev.restante.system.stack.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each process dies at each instruction at which something could be lost or doubled, while clients
 * emit; then all that came of it is counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailpointsIT {

    private static final Duration DIES_WITHIN = Duration.ofSeconds(60);
    private static final Duration UP_WITHIN = Duration.ofSeconds(60);

    /** Within which members join further rooms. */
    private static final Duration LATE_JOINS = Duration.ofSeconds(2);

    private static final long SEED = 4;

    /**
     * That an event is kept, before Kafka has it: else its sender would have no answer yet when the
     * process dies, and would send it again.
     */
    private static final Map<String, String> ANSWERS_AT_ONCE =
            Map.of("RESTANTE_PRODUCER_OUTBOX_PATIENCE", "0s");

    private final Daemons daemons = new Daemons("failpoints");
    private final NodeProcess node = new NodeProcess();
    private final Daemon kafka = daemons.kafka();
    private final Map<Victim, Agent> agents = new EnumMap<>(Victim.class);

    @BeforeAll
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void start() {
        node.driver();
        Path properties = Project.module().resolve("src/test/resources/chaos.properties");
        put(Victim.GATEWAY, daemons.gateway("gateway", properties));
        put(Victim.CONSUMER, daemons.consumer("consumer"));
        put(Victim.PRODUCER, daemons.producerWithOutbox("producer", ANSWERS_AT_ONCE));
        kafka.start();
        agents.values().forEach(agent -> agent.process().start());
        agents.values().forEach(agent -> untilReady(agent.process()));
    }

    private void put(Victim victim, Daemon process) {
        agents.put(victim, new Agent(process, daemons.port("agent of " + victim)));
    }

    private static void untilReady(Daemon process) {
        await(process.name() + " is ready").atMost(UP_WITHIN).until(process::isReady);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void a_process_that_dies_there_loses_and_doubles_nothing(Failpoint point) throws Exception {
        Agent agent = agents.get(point.victim());
        Reckoning reckoning;
        try (Round round = round();
                Clients clients = new Clients(daemons.address("gateway"), node)) {
            Latecomer latecomer =
                    new Latecomer(clients.openNode("/chat"), daemons.address("producer"));
            Batches batches = new Batches(clients.openNode("/chat"), daemons.address("producer"));
            agent.set(point);
            CompletableFuture<Integer> exit =
                    CompletableFuture.supplyAsync(() -> restartOnceDead(agent.process()));
            round.begin();
            if (point.victim() == Victim.GATEWAY) {
                latecomer.join();
            } else if (point.victim() == Victim.PRODUCER) {
                batches.post();
            }
            assertThat(exit.get()).as("exit code").isEqualTo(Agent.EXIT_CODE);
            assertThat(agent.process().logSays(point.lastWords())).isTrue();
            if (point.victim() == Victim.GATEWAY) {
                latecomer.mustHearOfEveryRoomOnce();
            } else if (point.victim() == Victim.PRODUCER) {
                batches.mustArriveOnceInOrder();
            }
            round.end();
            Topics topics = Topics.read(daemons.bootstrap());
            reckoning = round.reckon(topics, new ConsumerService(daemons.address("consumer")));
            System.out.printf("FAILPOINT %s: %s%n", point, round);
        }

        assertThat(reckoning.faults()).isEmpty();
    }

    private Round round() {
        return new Round(
                daemons.address("gateway"),
                daemons.address("producer"),
                node,
                new SplittableRandom(SEED),
                LATE_JOINS);
    }

    /** Returns the exit code of the process, whose next life has no failpoint. */
    private static int restartOnceDead(Daemon process) {
        await(process.name() + " dies").atMost(DIES_WITHIN).until(() -> !process.isAlive());
        int code = process.exitCode();
        process.start();
        untilReady(process);
        return code;
    }

    @AfterAll
    void stop() {
        node.close();
        agents.values().forEach(agent -> agent.process().close());
        kafka.close();
    }
}
