package dev.restante.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacesTest {

    private final Namespaces namespaces =
            namespaces(
                    Map.ofEntries(
                            Map.entry("restante.namespaces.\"/plain\".recovery", "false"),
                            Map.entry("restante.namespaces.\"/guarded\".admission", "service"),
                            Map.entry("restante.namespaces.\"/guarded\".admission-timeout", "2s"),
                            Map.entry("restante.namespaces.\"tenants\".pattern", "/tenant-[a-z]+"),
                            Map.entry(
                                    "restante.namespaces.\"tenants\".routes.\"ask\".ack", "reply"),
                            Map.entry("restante.namespaces.\"anything\".pattern", "/any[\\s\\S]*"),
                            Map.entry("restante.namespaces.\"/tenant-x\".recovery", "false"),
                            Map.entry("restante.namespaces.\"/plain\".routes.\"*\".ack", "reply"),
                            Map.entry(
                                    "restante.namespaces.\"tenants\".routes.\"job\".topic", "jobs"),
                            Map.entry(
                                    "restante.namespaces.\"/plain\".routes.\"own\".failure",
                                    "silence")));

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

    @ParameterizedTest
    @ValueSource(strings = {"/any\n", "/any\u0000thing", "/any\u0085"})
    void aNameWithControlCharactersIsNotThereWhateverAPatternSays(String name) {
        assertThat(namespaces.find(name)).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsNotThere() {
        assertThat(namespaces.find("/any" + "x".repeat(Namespaces.MAX_NAME - 4))).isPresent();
        assertThat(namespaces.find("/any" + "x".repeat(Namespaces.MAX_NAME - 3))).isEmpty();
    }

    @Test
    void aConfigurationOfItsOwnNameComesBeforeAPattern() {
        assertThat(namespaces.find("/tenant-a").orElseThrow().recovery()).isTrue();
        assertThat(namespaces.find("/tenant-x").orElseThrow().recovery()).isFalse();
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

    @Test
    void aRouteCanNameATopicOfItsOwn() {
        Namespace tenant = namespaces.find("/tenant-a").orElseThrow();

        assertThat(tenant.route("job").topic()).contains("jobs");
        assertThat(tenant.route("ask").topic()).isEmpty();
    }

    @Test
    void everyTopicThatARouteNamesIsKnown() {
        assertThat(namespaces.names()).containsExactly("jobs");
    }

    @Test
    void aTopicOfWhatIsRelayedIsAMistakeThatNamesBothProperties() {
        Map<String, String> contradiction =
                Map.of(
                        "restante.namespaces.\"/x\".routes.\"job\".to", "relay",
                        "restante.namespaces.\"/x\".routes.\"job\".topic", "jobs");

        assertThatThrownBy(() -> namespaces(contradiction))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("restante.namespaces.\"/x\".routes.\"job\".topic=jobs")
                .hasMessageContaining("restante.namespaces.\"/x\".routes.\"job\".to=relay");
    }

    @Test
    void aDirectRouteGoesWhereItSaysAndWaitsAsLong() {
        Namespaces direct =
                namespaces(
                        Map.of(
                                "restante.namespaces.\"/x\".routes.\"e\".to", "direct",
                                "restante.namespaces.\"/x\".routes.\"e\".url", "http://a:1/b",
                                "restante.namespaces.\"/x\".routes.\"e\".reply-timeout", "3s"));

        assertThat(direct.find("/x").orElseThrow().route("e").direct())
                .contains(new Route.Direct(URI.create("http://a:1/b"), Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "direct,",
        "direct,ftp://a/b",
        "direct,http:b",
        "service,http://a/b",
        "relay,http://a/b"
    })
    void anAddressThatIsNoneOrHasNoUseIsAMistake(String to, String url) {
        Map<String, String> properties = new HashMap<>();
        properties.put("restante.namespaces.\"/x\".routes.\"e\".to", to);
        if (url != null) {
            properties.put("restante.namespaces.\"/x\".routes.\"e\".url", url);
        }

        assertThatThrownBy(() -> namespaces(properties))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("restante.namespaces.\"/x\".routes.\"e\".url=")
                .hasMessageContaining("restante.namespaces.\"/x\".routes.\"e\".to=" + to);
    }
}
