package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.client.NodeProcess;
import dev.restante.system.stack.Cluster;
import dev.restante.system.stack.Http;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every container of the cluster is killed, one after another, while events flow. */
@Tag("compose")
@Tag("compose-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {

    private static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");
    private static final List<String> CONSUMERS = List.of("consumer-service", "consumer-service-2");

    /** With one of its kind down, the others do its work; the one before may still be starting. */
    private static final Map<String, List<String>> BY_KIND = new LinkedHashMap<>();

    static {
        for (int i = 0; i < Cluster.BROKERS.size(); i++) {
            BY_KIND.put(Cluster.BROKERS.get(i), Cluster.BROKERS);
            if (i < GATEWAYS.size()) {
                BY_KIND.put(GATEWAYS.get(i), GATEWAYS);
                BY_KIND.put(CONSUMERS.get(i), CONSUMERS);
            }
        }
    }

    private static final Duration WITHIN = Duration.ofSeconds(40);

    @RegisterExtension
    final AfterTestExecutionCallback logs =
            context ->
                    context.getExecutionException()
                            .ifPresent(failure -> System.out.println(this.cluster.logTails()));

    private final NodeProcess node = new NodeProcess();
    private final Map<String, Duration> failovers = new LinkedHashMap<>();
    private Cluster cluster;
    private Duration startedIn;

    @BeforeAll
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void start() {
        node.driver();
        long began = System.nanoTime();
        cluster = Cluster.start("cluster");
        startedIn = Duration.ofNanos(System.nanoTime() - began);
    }

    @AfterAll
    void stop() {
        node.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothing_is_lost_or_doubled_when_every_container_is_killed_in_turn() throws Exception {
        try (ClusterAccount account = new ClusterAccount("cluster", cluster, node)) {
            account.begin();
            account.untilAllFlows(WITHIN);
            assertThat(cluster.copies()).containsOnly(Cluster.BROKERS.size());
            BY_KIND.forEach(
                    (service, kind) -> {
                        kind.forEach(cluster::awaitWell);
                        cluster.kill(service);
                        failovers.put(service, account.untilAllFlows(WITHIN));
                        assertThat(cluster.isDown(service)).as("%s is down", service).isTrue();
                        cluster.revive(service);
                    });
            whatIsThereOnceIsWaitedFor(account);
            System.out.printf(
                    "MEASURED cluster: up in %s; goes on after the kill of %s; %s%n",
                    startedIn, failovers, cluster.memory());
            account.mustBalance();
            account.everySessionMustHaveGoneOn();
        }
    }

    /** However a path is written that a gateway would take for that of its metrics. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/%71/metrics",
                "//q/metrics",
                "/./q/metrics",
                "/x/../q/metrics",
                "/x/%2e%2e/q/metrics"
            })
    void metrics_are_not_for_those_outside(String path) {
        assertThat(Http.get(URI.create(cluster.proxy() + path)).status()).isEqualTo(404);
    }

    private void whatIsThereOnceIsWaitedFor(ClusterAccount account) {
        cluster.kill("producer-service");
        failovers.put("producer-service", account.untilMessagesFlow(WITHIN));
        cluster.revive("producer-service");
        account.untilAllFlows(WITHIN);

        cluster.kill("postgres");
        account.untilMessagesAreAcked(20);
        cluster.revive("postgres");
        failovers.put("postgres", account.untilAllFlows(WITHIN));

        cluster.kill("proxy");
        cluster.revive("proxy");
        failovers.put("proxy", account.untilAllFlows(WITHIN));
    }
}
