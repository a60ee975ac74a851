package dev.restante.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.restante.stack.process.ProcessPlan;
import dev.restante.stack.settings.Ports;
import dev.restante.stack.settings.StackException;
import dev.restante.stack.settings.StackSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {

    @TempDir Path parent;
    private Path home;
    private Path data;

    @BeforeEach
    void aProjectInAFolderWithAnOddName() throws Exception {
        home = Files.createDirectories(parent.resolve("my project, 2"));
        data = Files.createDirectories(home.resolve("data"));
    }

    @Test
    void serviceIsToldItsPortsItsDataAndItsKafka() throws Exception {
        Path jar = built("consumer-service/target/quarkus-app/quarkus-run.jar");

        ProcessPlan plan = plans(Map.of("RESTANTE_KAFKA_PORT", "19092")).consumer();

        assertThat(plan.name()).isEqualTo("consumer-service");
        assertThat(plan.number()).isEqualTo(8082);
        assertThat(plan.command()).endsWith("-jar", jar.toString());
        assertThat(plan.environment())
                .containsEntry("RESTANTE_CONSUMER_PORT", "8082")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092")
                .containsEntry("RESTANTE_DATA", data.toString())
                .doesNotContainKey("RESTANTE_SESSION_SECRET");
    }

    @Test
    void gatewayIsToldTheSecretAndTheRoutes() throws Exception {
        built("gateway/target/quarkus-app/quarkus-run.jar");
        built("stack/config/gateway.properties");

        ProcessPlan plan = plans(Map.of()).gateway();

        assertThat(plan.environment())
                .containsEntry("RESTANTE_SESSION_SECRET", new StackFolder(data).sessionSecret());
        assertThat(plan.environment().get("SMALLRYE_CONFIG_LOCATIONS"))
                .startsWith("file:///")
                .endsWith("/my%20project%2C%202/stack/config/gateway.properties");
    }

    @Test
    void gatewayAloneIsToldWhereItsPageCanKillProcesses() throws Exception {
        built("gateway/target/quarkus-app/quarkus-run.jar");
        built("producer-service/target/quarkus-app/quarkus-run.jar");
        Plans plans = plans(Map.of("RESTANTE_CONTROL_PORT", "18083"));

        assertThat(plans.gateway().environment())
                .containsEntry("RESTANTE_PAGE_CONTROL", "http://localhost:18083");
        assertThat(plans.producer().environment()).doesNotContainKey("RESTANTE_PAGE_CONTROL");
    }

    @Test
    void secretOfTheEnvironmentIsKept() throws Exception {
        built("gateway/target/quarkus-app/quarkus-run.jar");

        ProcessPlan plan = plans(Map.of("RESTANTE_SESSION_SECRET", "of the environment")).gateway();

        assertThat(plan.environment()).doesNotContainKey("RESTANTE_SESSION_SECRET");
        assertThat(data.resolve("session-secret")).doesNotExist();
    }

    @Test
    void moduleThatIsNotBuiltIsNamed() {
        assertThatThrownBy(() -> plans(Map.of()).producer())
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("producer-service is not built (")
                .hasMessageNotContaining("\n");
    }

    private Plans plans(Map<String, String> environment) throws StackException {
        StackSettings settings = new StackSettings(home, data, Ports.from(environment));
        return new Plans(settings, new StackFolder(data), environment);
    }

    private Path built(String file) throws Exception {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.createFile(path);
    }
}
