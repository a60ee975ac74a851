package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Decompressed;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official client, as a page loads it from its server (10). */
@ExtendWith(ServerUnderTest.class)
class ClientFilesIT {

    private static final String FILE = "/socket.io/socket.io.min.js";
    private static final String ETAG = "\"[0-9]+\\.[0-9]+\\.[0-9]+\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket.io.js",
                "socket.io.min.js",
                "socket.io.esm.min.js",
                "socket.io.msgpack.min.js"
            })
    void a_bundle_is_javascript(String name, Wire wire) {
        HttpAnswer answer = wire.get("/socket.io/" + name);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/javascript; charset=utf-8");
        assertThat(answer.header("Cache-Control")).hasValue("public, max-age=0");
        assertThat(answer.header("ETag").orElse("")).matches(ETAG);
        assertThat(answer.text()).contains("Socket.IO v4.8").endsWith(".map\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket.io.js.map",
                "socket.io.min.js.map",
                "socket.io.esm.min.js.map",
                "socket.io.msgpack.min.js.map"
            })
    void a_map_is_json(String name, Wire wire) {
        HttpAnswer answer = wire.get("/socket.io/" + name);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.header("Cache-Control")).hasValue("public, max-age=0");
        assertThat(answer.header("ETag").orElse("")).matches(ETAG);
        assertThat(answer.text()).startsWith("{\"version\":3,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "W/"})
    void who_has_it_is_told_that_it_is_not_modified(String weak, Wire wire) {
        String etag = wire.get(FILE).header("ETag").orElseThrow();

        HttpAnswer answer = wire.send(HttpCall.get(FILE).with("If-None-Match: " + weak + etag));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void who_has_another_version_gets_it(Wire wire) {
        HttpAnswer answer = wire.send(HttpCall.get(FILE).with("If-None-Match: \"1.0.0\""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(wire.get(FILE).body());
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "deflate, deflate", "'gzip, deflate, br', gzip"})
    void it_is_compressed_as_the_client_likes(String accepted, String encoding, Wire wire) {
        HttpAnswer plain = wire.get(FILE);

        HttpAnswer answer = wire.send(HttpCall.get(FILE).with("Accept-Encoding: " + accepted));

        assertThat(answer.header("Content-Encoding")).hasValue(encoding);
        assertThat(answer.body()).hasSizeLessThan(plain.body().length / 2);
        assertThat(Decompressed.text(answer)).isEqualTo(plain.text());
    }

    @Test
    void the_query_does_not_matter(Wire wire) {
        HttpAnswer answer = wire.get(FILE + "?EIO=4&transport=polling");

        assertThat(answer.body()).isEqualTo(wire.get(FILE).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"socket.io.mjs", "socket.io.js.gz", "SOCKET.IO.JS", "package.json"})
    void any_other_name_is_an_unknown_transport(String name, Wire wire) {
        RefusalsIT.assertRefused(wire.get("/socket.io/" + name), 400, 0);
    }
}
