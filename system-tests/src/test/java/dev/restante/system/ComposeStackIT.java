package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Connected;
import dev.restante.system.client.Loss;
import dev.restante.system.client.NodeClient;
import dev.restante.system.stack.Compose;
import dev.restante.system.stack.ComposeStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the containers of {@code docker-compose.yml}, and of nothing else. */
@ExtendWith(StackUnderTest.class)
@Tag("compose")
@Tag("compose-only")
class ComposeStackIT {

    private static final long MIB = 1L << 20;
    private static final String NOBODY = "10001";

    @Test
    void data_outlive_the_containers(Scenario scenario, ComposeStack stack) {
        NodeClient away = scenario.nodeMember();
        NodeClient sender = scenario.nodeMember();
        Flow messages = scenario.insistentMessages(sender, Duration.ofMillis(5)).start();
        Flow posts = scenario.posts(Duration.ofMillis(5)).start();
        messages.untilAcked(50);
        posts.untilAcked(50);
        String before = stack.containers().container("kafka");

        away.drop(Loss.CUT);
        messages.untilAcked(50);
        posts.untilAcked(50);
        stack.containers().down();
        stack.containers().upAgain();
        messages.untilAcked(20);
        posts.untilAcked(20);
        away.comeBack();

        scenario.mustBalance(sender, away);
        assertThat(stack.containers().container("kafka")).isNotEqualTo(before);
        assertThat(away.inbox().connections())
                .last()
                .extracting(Connected::recovered)
                .isEqualTo(true);
        assertThat(away.inbox().events("gap")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "consumer-service, kafka",
        "consumer-service, postgres",
        "producer-service, kafka",
        "gateway, kafka"
    })
    void a_service_starts_when_what_it_needs_is_healthy(
            String service, String needed, ComposeStack stack) {
        List<String> beginnings = stack.containers().beginnings();

        assertThat(beginnings)
                .containsSubsequence(
                        needed + " start",
                        needed + " health_status: healthy",
                        service + " start",
                        service + " health_status: healthy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "producer-service", "consumer-service"})
    void a_service_is_nobody_and_may_nothing(String service, ComposeStack stack) {
        Compose containers = stack.containers();

        JsonNode host = containers.inspect(service).path("HostConfig");
        String user = containers.exec(service, "id", "-u").strip();
        String capabilities = containers.exec(service, "grep", "CapBnd", "/proc/1/status");

        assertThat(user).isEqualTo(NOBODY);
        assertThat(capabilities).containsPattern("CapBnd:\\s+0+\\n");
        assertThat(host.path("SecurityOpt").toString()).contains("no-new-privileges");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "producer-service", "consumer-service"})
    void a_service_writes_nowhere_but_to_tmp(String service, ComposeStack stack) {
        Compose containers = stack.containers();

        containers.exec(service, "touch", "/tmp/written");

        for (String place : List.of("/app/written", "/data/written", "/var/tmp/written")) {
            assertThatThrownBy(() -> containers.exec(service, "touch", place))
                    .as(place)
                    .hasMessageContaining("Read-only file system");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "postgres", "gateway", "producer-service", "consumer-service"})
    void memory_is_limited(String service, ComposeStack stack) {
        long limit = stack.containers().inspect(service).path("HostConfig").path("Memory").asLong();

        assertThat(limit).isBetween(64 * MIB, 1_024 * MIB);
    }
}
