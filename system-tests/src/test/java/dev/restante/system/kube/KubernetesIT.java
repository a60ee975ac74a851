package dev.restante.system.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build writes for Kubernetes would be taken by one, and fits together. */
class KubernetesIT {

    private static final String[] PROBES = {"livenessProbe", "readinessProbe", "startupProbe"};

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "consumer-service", "producer-service", "worker-service"})
    void every_document_of_a_service_is_valid(String service) throws IOException {
        Manifests manifests = Manifests.of(service);

        assertThat(manifests.documents()).isNotEmpty();
        for (JsonNode document : manifests.documents()) {
            Schema.validate(document);
        }
    }

    @Test
    void every_document_that_the_services_refer_to_is_valid() throws IOException {
        for (JsonNode document : Manifests.config().documents()) {
            Schema.validate(document);
        }
    }

    @Test
    void a_field_that_kubernetes_does_not_know_is_seen() {
        JsonNode workload = Manifests.of("gateway").workload().deepCopy();
        ((ObjectNode) workload.at("/spec/template/spec")).put("terminationGracePeriod", 60);

        assertThatThrownBy(() -> Schema.validate(workload))
                .hasMessageContaining("terminationGracePeriod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "consumer-service", "producer-service", "worker-service"})
    void selectors_find_the_pods(String service) {
        Manifests manifests = Manifests.of(service);
        JsonNode labels = manifests.workload().at("/spec/template/metadata/labels");

        assertThat(
                        Stream.of(
                                        manifests.workload().at("/spec/selector/matchLabels"),
                                        manifests.one("Service").at("/spec/selector"),
                                        manifests
                                                .one("PodDisruptionBudget")
                                                .at("/spec/selector/matchLabels"))
                                .toList())
                .allSatisfy(
                        selector ->
                                assertThat(selector.properties())
                                        .isNotEmpty()
                                        .isSubsetOf(labels.properties()))
                .as("a version in a selector would forbid every upgrade")
                .allSatisfy(
                        selector ->
                                assertThat(selector.has("app.kubernetes.io/version")).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "consumer-service", "producer-service", "worker-service"})
    void probes_and_services_go_to_a_port_of_the_container(String service) {
        Manifests manifests = Manifests.of(service);
        JsonNode container = manifests.container();
        Set<Integer> ports =
                Manifests.each(container.path("ports"))
                        .map(p -> p.path("containerPort").asInt())
                        .collect(Collectors.toSet());

        assertThat(PROBES)
                .allSatisfy(
                        probe ->
                                assertThat(ports)
                                        .contains(
                                                container.path(probe).at("/httpGet/port").asInt()));
        assertThat(PROBES)
                .extracting(probe -> container.path(probe).at("/httpGet/path").asText())
                .containsExactly("/q/health/live", "/q/health/ready", "/q/health/started");
        assertThat(Manifests.each(manifests.one("Service").at("/spec/ports")))
                .allSatisfy(port -> assertThat(ports).contains(port.path("targetPort").asInt()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "consumer-service", "producer-service", "worker-service"})
    void config_maps_and_secrets_that_are_used_are_described(String service) {
        Set<String> described =
                Stream.of("ConfigMap", "Secret")
                        .flatMap(
                                kind ->
                                        Manifests.config()
                                                .all(kind)
                                                .map(
                                                        d ->
                                                                kind
                                                                        + " "
                                                                        + d.at("/metadata/name")
                                                                                .asText()))
                        .collect(Collectors.toSet());
        Manifests manifests = Manifests.of(service);

        Stream<String> variables =
                Manifests.each(manifests.container().path("envFrom"))
                        .map(
                                from ->
                                        from.has("configMapRef")
                                                ? "ConfigMap "
                                                        + from.at("/configMapRef/name").asText()
                                                : "Secret " + from.at("/secretRef/name").asText());
        Stream<String> files =
                Manifests.each(manifests.workload().at("/spec/template/spec/volumes"))
                        .filter(v -> v.has("configMap"))
                        .map(v -> "ConfigMap " + v.at("/configMap/name").asText());

        assertThat(Stream.concat(variables, files)).isNotEmpty().isSubsetOf(described);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "consumer-service", "producer-service", "worker-service"})
    void a_pod_has_no_privilege_and_writes_to_tmp_alone(String service) {
        Manifests manifests = Manifests.of(service);
        JsonNode pod = manifests.workload().at("/spec/template/spec");
        JsonNode container = manifests.container();

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(
                        Manifests.each(container.path("volumeMounts"))
                                .filter(m -> !m.path("readOnly").asBoolean())
                                .map(m -> m.path("mountPath").asText()))
                .containsExactly("/tmp");
        assertThat(container.at("/resources/limits/memory").asText()).endsWith("Mi");
        assertThat(container.path("image").asText())
                .endsWith("restante/%s:0.1.0-SNAPSHOT".formatted(service));
    }

    @Test
    void a_gateway_has_the_time_that_its_going_down_takes() {
        JsonNode container = Manifests.of("gateway").container();
        Duration needed =
                variable(container, "READY_DELAY")
                        .plus(variable(container, "TIME"))
                        .plus(variable(container, "PATIENCE").multipliedBy(2));

        assertThat(
                        Manifests.of("gateway")
                                .workload()
                                .at("/spec/template/spec/terminationGracePeriodSeconds")
                                .asLong())
                .isGreaterThan(needed.toSeconds());
    }

    private static Duration variable(JsonNode container, String name) {
        String value =
                Manifests.each(container.path("env"))
                        .filter(e -> e.path("name").asText().equals("RESTANTE_DRAIN_" + name))
                        .findFirst()
                        .orElseThrow()
                        .path("value")
                        .asText();
        return Duration.parse("PT" + value);
    }

    @Test
    void names_that_must_stay_are_those_of_pods_that_keep_theirs() {
        assertThat(List.of("gateway", "consumer-service", "producer-service"))
                .allSatisfy(
                        service ->
                                assertThat(Manifests.of(service).workload().path("kind").asText())
                                        .isEqualTo("StatefulSet"));
    }
}
