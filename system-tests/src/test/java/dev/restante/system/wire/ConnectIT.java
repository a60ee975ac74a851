package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Into a namespace, or not (7). */
@OnEveryTransport
class ConnectIT {

    private static final String SID = "\\{\"sid\":\"[A-Za-z0-9_-]{20}\"}";

    private final Transport transport;

    ConnectIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void the_main_namespace_is_not_named(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40");

        assertThat(client.next()).matches("40" + SID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain", "/other", "/tenant-x", "/tenant-abc"})
    void a_namespace_is_found_by_its_name_or_by_a_pattern(String namespace, Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40" + namespace + ",");

        assertThat(client.next()).matches("40" + namespace + "," + SID);
    }

    @Test
    @OnRestanteOnly("the reference has no such pattern")
    void a_pattern_of_any_names_lets_many_in(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40/any thing,");

        assertThat(client.next()).startsWith("40/any thing,{\"sid\":");
    }

    /** Names are parts of tokens and records. */
    @ParameterizedTest
    @MethodSource
    void a_name_is_refused_whatever_a_pattern_says(String namespace, Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40" + namespace + ",");

        assertThat(client.next())
                .isEqualTo("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
    }

    static Stream<String> a_name_is_refused_whatever_a_pattern_says() {
        return Stream.of("/any\n", "/any\nthing", "/any\r", "/any" + "x".repeat(296));
    }

    @Test
    void a_name_may_end_with_the_packet(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40/plain");

        assertThat(client.next()).matches("40/plain," + SID);
    }

    @Test
    void credentials_may_follow(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40/plain,{\"token\":\"a,b\"}");

        assertThat(client.next()).matches("40/plain," + SID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/none",
                "/plain?a=b",
                "/plain/",
                "/Plain",
                "/tenant-",
                "/tenant-x1",
                "/my/tenant-x",
                "/__proto__"
            })
    void an_unknown_namespace_is_refused_by_its_whole_name(String namespace, Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40" + namespace + ",");

        assertThat(client.next())
                .isEqualTo("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void who_was_refused_may_try_again(Wire wire) {
        WireClient client = wire.open(transport);
        client.send("40/none,");
        client.next();

        client.send("40/none,");
        client.next();

        Wire.join(client, "/plain");
    }

    @Test
    void every_namespace_has_an_id_of_its_own(Wire wire) {
        WireClient client = wire.open(transport);
        client.send("40/plain,");
        String first = client.next();

        client.send("40/other,");

        assertThat(sid(client.next())).isNotEqualTo(sid(first));
    }

    @Test
    void namespaces_of_one_connection_do_not_mix(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        Wire.join(client, "/other");
        Wire.join(client, "/");

        client.send("42/plain,[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",1]");
        client.send("42/other,[\"echo\",2]");
        assertThat(client.next()).isEqualTo("42/other,[\"echo\",2]");
        client.send("42[\"echo\",3]");
        assertThat(client.next()).isEqualTo("42[\"echo\",3]");
    }

    @Test
    void who_left_may_come_again_and_is_somebody_else(Wire wire) {
        WireClient client = wire.join(transport, "/other");
        client.send("40/plain,");
        String first = client.next();

        client.send("41/plain,", "42/other,[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42/other,[\"echo\",1]");
        client.send("40/plain,");

        String second = client.next();
        assertThat(second).matches("40/plain," + SID);
        assertThat(sid(second)).isNotEqualTo(sid(first));
    }

    @Test
    void who_leaves_one_namespace_stays_in_the_others(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        Wire.join(client, "/other");

        client.send("41/plain,", "42/other,[\"echo\",1]");

        assertThat(client.next()).isEqualTo("42/other,[\"echo\",1]");
    }

    private static String sid(String connected) {
        return connected.replaceAll("^.*\"sid\":\"|\".*$", "");
    }
}
