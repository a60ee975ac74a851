package dev.restante.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.ConsumerService;
import dev.restante.system.stack.Daemon;
import dev.restante.system.stack.Daemons;
import dev.restante.system.stack.Project;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster that has every record three times, and acknowledges none that it has only once. */
class ThreeBrokersIT {

    private static final List<String> TOPICS =
            List.of(Topics.CLIENT_EVENTS, Topics.SERVER_EVENTS, "restante-sessions");
    private static final Duration UP_WITHIN = Duration.ofSeconds(100);

    private final Daemons daemons = new Daemons("brokers");
    private final NodeProcess node = new NodeProcess();
    private final List<Daemon> brokers = daemons.cluster(3);
    private final List<Daemon> services =
            List.of(
                    daemons.gateway(
                            "gateway-1",
                            Project.module().resolve("src/test/resources/chaos.properties")),
                    daemons.consumer("consumer-1"),
                    daemons.producer("producer"));

    @BeforeEach
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void start() {
        node.driver();
        brokers.forEach(Daemon::start);
        brokers.forEach(ThreeBrokersIT::awaitReady);
        services.forEach(Daemon::start);
        services.forEach(ThreeBrokersIT::awaitReady);
    }

    private static void awaitReady(Daemon daemon) {
        await(daemon.name() + " is ready").atMost(UP_WITHIN).until(daemon::isReady);
    }

    @AfterEach
    void stop() {
        node.close();
        services.forEach(Daemon::close);
        // Two of three are a majority, so the last one alone can not say goodbye to anybody.
        brokers.forEach(Daemon::kill);
        brokers.forEach(Daemon::close);
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void events_go_on_without_one_broker_and_none_is_acked_without_two() throws Exception {
        Reckoning reckoning;
        try (Switch network = new Switch(List.of(daemons.address("gateway-1")));
                Round round =
                        new Round(
                                network.address(),
                                daemons.address("producer"),
                                node,
                                new SplittableRandom(1),
                                Duration.ofSeconds(10))) {
            assertThat(copies()).containsOnly(3);
            round.begin();
            round.untilAcked(100);

            Daemon first = leader();
            first.kill();
            round.untilAcked(300);

            Daemon second = brokers.stream().filter(Daemon::isAlive).findFirst().orElseThrow();
            second.kill();
            round.untilRefused();

            first.start();
            second.start();
            round.untilAcked(300);
            round.end();
            reckoning =
                    round.reckon(
                            Topics.read(daemons.bootstrap()),
                            new ConsumerService(daemons.address("consumer-1")));
            System.out.println("MEASURED three brokers: " + round);
        }

        assertThat(reckoning.faults()).isEmpty();
    }

    /** How often each partition of our topics is there. */
    private List<Integer> copies() throws ExecutionException, InterruptedException {
        return partitions().map(partition -> partition.replicas().size()).toList();
    }

    /** The broker that leads the first partition of what clients emit. */
    private Daemon leader() throws ExecutionException, InterruptedException {
        int id = partitions().findFirst().orElseThrow().leader().id();
        return brokers.get(id - 1);
    }

    private Stream<TopicPartitionInfo> partitions()
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", daemons.bootstrap()))) {
            Map<String, TopicDescription> all = admin.describeTopics(TOPICS).allTopicNames().get();
            return TOPICS.stream().flatMap(topic -> all.get(topic).partitions().stream());
        }
    }
}
