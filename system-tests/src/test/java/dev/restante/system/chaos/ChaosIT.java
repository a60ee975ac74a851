package dev.restante.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.ConsumerService;
import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.Daemons;
import dev.restante.system.stack.Postgres;
import dev.restante.system.stack.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything is killed at random moments while clients emit; then all that came of it is counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

    private final Settings settings = Settings.configured();
    private final Daemons daemons = new Daemons("chaos");
    private final NodeProcess node = new NodeProcess();
    private Postgres database;
    private List<Daemon> victims = List.of();
    private Switch network;

    @BeforeAll
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void start() throws InterruptedException {
        node.driver();
        database = Postgres.start();
        Path properties = Project.module().resolve("src/test/resources/chaos.properties");
        victims =
                List.of(
                        daemons.kafka(),
                        daemons.gateway("gateway-1", properties),
                        daemons.gateway("gateway-2", properties),
                        daemons.consumer("consumer-1", database),
                        daemons.consumer("consumer-2", database),
                        daemons.producer("producer"));
        network = new Switch(List.of(daemons.address("gateway-1"), daemons.address("gateway-2")));
        new Chaos(victims, network).allUp();
    }

    List<Long> seeds() {
        return settings.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void nothing_is_lost_doubled_or_out_of_order(long seed) throws InterruptedException {
        System.out.println("MEASURED chaos: seed " + seed + ", " + settings.length());
        Schedule schedule = Schedule.of(seed, victims.size(), settings.length());
        Chaos chaos = new Chaos(victims, network);
        Reckoning reckoning;
        try (Round round =
                new Round(
                        network.address(),
                        daemons.address("producer"),
                        node,
                        new SplittableRandom(seed),
                        settings.length())) {
            round.begin();
            chaos.note("everyone is in its rooms");
            chaos.run(schedule);
            round.end();
            chaos.note("all is acked and has arrived, or does not arrive");
            Topics topics = Topics.read(daemons.bootstrap());
            reckoning = round.reckon(topics, new ConsumerService(daemons.address("consumer-1")));
            System.out.println(
                    "MEASURED chaos: seed %d: %d faults made, %s %s, wrong: %d"
                            .formatted(
                                    seed,
                                    schedule.faults().size(),
                                    round,
                                    reckoning.ackedByKind(),
                                    reckoning.faults().size()));
        }

        assertThat(reckoning.faults())
                .as("seed %d; what was done:%n%s", seed, String.join("\n", chaos.log()))
                .isEmpty();
    }

    @AfterAll
    void stop() {
        if (network != null) {
            network.close();
        }
        node.close();
        // Kafka last: the others say goodbye to it.
        for (int i = victims.size() - 1; i >= 0; i--) {
            victims.get(i).close();
        }
        if (database != null) {
            database.close();
        }
    }
}
