package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespacesTest {

    private final Namespaces namespaces =
            namespaces(
                    Map.of(
                            "restante.namespaces.\"/plain\".recovery", "false",
                            "restante.namespaces.\"/guarded\".admission", "service",
                            "restante.namespaces.\"/guarded\".admission-timeout", "2s",
                            "restante.namespaces.\"tenants\".pattern", "/tenant-[a-z]+",
                            "restante.namespaces.\"tenants\".routes.\"ask\".ack", "reply",
                            "restante.namespaces.\"/tenant-x\".recovery", "false",
                            "restante.namespaces.\"/plain\".routes.\"*\".ack", "reply",
                            "restante.namespaces.\"/plain\".routes.\"own\".failure", "silence"));

    private static Namespaces namespaces(Map<String, String> properties) {
        return new Namespaces(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GatewayConfig.class)
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build()
                        .getConfigMapping(GatewayConfig.class));
    }

    @Test
    void theMainNamespaceIsAlwaysThere() {
        assertThat(namespaces.find("/")).contains(Namespace.plain("/"));
    }

    @Test
    void aNamespaceNobodyConfiguredIsNotThere() {
        assertThat(namespaces.find("/other")).isEmpty();
    }

    @Test
    void theNameOfAPatternIsOnlyALabel() {
        assertThat(namespaces.find("tenants")).isEmpty();
    }

    @Test
    void aNameThatMatchesAPatternHasItsConfiguration() {
        Namespace tenant = namespaces.find("/tenant-a").orElseThrow();

        assertThat(tenant.name()).isEqualTo("/tenant-a");
        assertThat(tenant.route("ask").reply()).contains(Duration.ofSeconds(10));
    }

    @Test
    void aPatternMatchesTheWholeName() {
        assertThat(namespaces.find("/tenant-a/b")).isEmpty();
    }

    @Test
    void aConfigurationOfItsOwnNameComesBeforeAPattern() {
        assertThat(namespaces.hasRecovery("/tenant-a")).isTrue();
        assertThat(namespaces.hasRecovery("/tenant-x")).isFalse();
    }

    @Test
    void admissionWaitsAsLongAsIsConfigured() {
        assertThat(namespaces.find("/guarded").orElseThrow().admission())
                .contains(Duration.ofSeconds(2));
        assertThat(namespaces.find("/plain").orElseThrow().admission()).isEmpty();
    }

    @Test
    void aRouteNobodyConfiguredIsAcknowledgedWhenStored() {
        assertThat(namespaces.find("/guarded").orElseThrow().route("any").reply()).isEmpty();
    }

    @Test
    void aStarIsTheRouteOfEveryEventWithoutOneOfItsOwn() {
        Namespace plain = namespaces.find("/plain").orElseThrow();

        assertThat(plain.route("any").reply()).isPresent();
        assertThat(plain.route("own").reply()).isEmpty();
    }

    @Test
    void aRouteCanKeepQuietAboutFailures() {
        Namespace plain = namespaces.find("/plain").orElseThrow();

        assertThat(plain.route("own").tellsFailures()).isFalse();
        assertThat(plain.route("any").tellsFailures()).isTrue();
    }
}
